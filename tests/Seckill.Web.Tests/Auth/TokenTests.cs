using Microsoft.Extensions.DependencyInjection;
using Seckill.Accounts;
using Seckill.Web.Auth;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Auth;

public sealed class TokenTests
{
    private const string OtherKey = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    [Fact]
    public async Task A_good_token_made_elsewhere_is_accepted()
    {
        await using var web = await FrontEnd.StartAsync();
        await web.With(Jwt.Of(Jwt.Payload(InAnHour(web)))).GetItAsync("/api/orders").OkAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer x")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer ..")]
    [InlineData("Bearer a.b.c.d.e")]
    [InlineData("Basic YWxpY2U6cGFzc3dvcmQ=")]
    [InlineData("Bearer \u00ff\u00fe")]
    [InlineData("Bearer eyJhbGciOiJIUzI1NiJ9.bm90IGpzb24.x")]
    public async Task Whatever_is_no_token_is_unauthorized(string header)
    {
        await using var web = await FrontEnd.StartAsync();
        await web.Client.GetItAsync("/api/orders", ("Authorization", header)).RefusedAsync(401, "unauthorized");
        await web.Client.GetItAsync("/api/admin/audit", ("Authorization", header)).RefusedAsync(401, "unauthorized");
        await web.Client.BuyAsync(1, ("Authorization", header)).RefusedAsync(401, "unauthorized");
        await web.Client.GetItAsync("/api/orders").RefusedAsync(401, "unauthorized");
        Assert.Empty(web.Log.Errors);
    }

    [Fact]
    public async Task Tokens_that_are_no_good_leave_no_line_in_the_log()
    {
        await using var web = await FrontEnd.StartAsync();
        await web.Client.GetItAsync("/api/orders").RefusedAsync(401, "unauthorized");
        await web.Client.GetItAsync("/api/orders", ("Authorization", "Bearer a.b.c")).RefusedAsync(401, "unauthorized");
        await web.As(7).GetItAsync("/api/admin/audit").RefusedAsync(403, "forbidden");
        Assert.Empty(web.Log.Ours);
    }

    [Fact]
    public async Task Forged_and_foreign_tokens_are_unauthorized()
    {
        await using var web = await FrontEnd.StartAsync();
        var expires = InAnHour(web);
        var good = Jwt.Payload(expires);
        var admin = Jwt.Payload(expires, more: """,  "role":"admin" """);
        string[] bad =
        [
            Jwt.Of(good, key: OtherKey),
            Jwt.Unsigned(good, """{"alg":"none","typ":"JWT"}"""),
            Jwt.Unsigned(admin, """{"alg":"none"}"""),
            Jwt.Unsigned(admin, """{"alg":"HS256"}"""),
            Jwt.Of(good, """{"alg":"HS512","typ":"JWT"}"""),
            Jwt.Of(good, """{"alg":"none","typ":"JWT"}"""),
            Jwt.Of(good, """{"typ":"JWT"}"""),
            Jwt.Of(Jwt.Payload(expires, iss: "\"other\"")),
            Jwt.Of(Jwt.Payload(expires, aud: "\"other\"")),
            Jwt.Of(Jwt.Payload(expires, aud: "null")),
            Jwt.Of("""{"iss":"seckill","aud":"seckill","sub":"7"}"""),
            Jwt.Of(Jwt.Payload(expires, more: $",\"nbf\":{expires.ToUnixTimeSeconds()}")),
            Jwt.Of("[]"),
            Jwt.Of("\"x\""),
            Jwt.Of(Jwt.Payload(expires, more: $",\"x\":\"{new string('x', WebLimits.MaxTokenLength)}\"")),
            Jwt.Of(admin)[..^2],
            Tampered(Jwt.Of(good), admin),
        ];
        foreach (var token in bad)
        {
            await web.With(token).GetItAsync("/api/orders").RefusedAsync(401, "unauthorized");
            await web.With(token).GetItAsync("/api/admin/audit").RefusedAsync(401, "unauthorized");
        }

        Assert.Empty(web.Log.Errors);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"0\"")]
    [InlineData("\"-1\"")]
    [InlineData("\"+1\"")]
    [InlineData("\"01\"")]
    [InlineData("\" 1\"")]
    [InlineData("\"1.0\"")]
    [InlineData("\"alice\"")]
    [InlineData("\"9223372036854775808\"")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1,2]")]
    [InlineData("true")]
    public async Task A_subject_that_is_no_user_number_is_unauthorized(string sub)
    {
        await using var web = await FrontEnd.StartAsync();
        await web.With(Jwt.Of(Jwt.Payload(InAnHour(web), sub))).GetItAsync("/api/orders").RefusedAsync(401, "unauthorized");
        Assert.Empty(web.Log.Errors);
    }

    [Fact]
    public async Task A_token_ends_to_the_second_even_when_it_is_remembered()
    {
        await using var web = await FrontEnd.StartAsync();
        var client = web.As(7);
        await client.GetItAsync("/api/orders").OkAsync();
        web.Time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromMilliseconds(1));
        await client.GetItAsync("/api/orders").OkAsync();
        web.Time.Advance(TimeSpan.FromMilliseconds(1));
        await client.GetItAsync("/api/orders").RefusedAsync(401, "unauthorized");
        await web.With(Jwt.Of(Jwt.Payload(web.Time.GetUtcNow()))).GetItAsync("/api/orders").RefusedAsync(401, "unauthorized");
    }

    [Fact]
    public async Task The_lifetime_is_configured()
    {
        await using var web = await FrontEnd.StartAsync(configure: settings => settings["Auth:TokenLifetime"] = "00:01:00");
        Assert.Equal(60, web.Services.GetRequiredService<TokenIssuer>().ExpiresInSeconds);
        var client = web.As(7);
        web.Time.Advance(TimeSpan.FromMinutes(1));
        await client.GetItAsync("/api/orders").RefusedAsync(401, "unauthorized");
    }

    [Fact]
    public async Task Remembered_tokens_do_not_mix()
    {
        await using var web = await FrontEnd.StartAsync();
        foreach (var userId in (long[])[1, 2, long.MaxValue, 1])
        {
            var validator = web.Services.GetRequiredService<TokenValidator>();
            var token = web.Services.GetRequiredService<TokenIssuer>().Issue(new Account(userId, "same", "", false));
            Assert.Equal(userId, (await validator.ValidateAsync(token))?.UserId);
        }
    }

    [Fact]
    public async Task No_algorithm_but_ours_is_accepted_even_where_the_key_would_do_for_it()
    {
        var key = Convert.ToBase64String(Enumerable.Range(1, 64).Select(i => (byte)i).ToArray());
        await using var web = await FrontEnd.StartAsync(configure: settings => settings["Auth:SigningKey"] = key);
        var payload = Jwt.Payload(InAnHour(web));
        await web.With(Jwt.Of(payload, key: key)).GetItAsync("/api/orders").OkAsync();
        var stronger = Jwt.Of(payload, """{"alg":"HS512","typ":"JWT"}""", key);
        await web.With(stronger).GetItAsync("/api/orders").RefusedAsync(401, "unauthorized");
    }

    private static DateTimeOffset InAnHour(FrontEnd web) => web.Time.GetUtcNow().AddHours(1);

    /// <summary>A good token's header and signature around another payload.</summary>
    private static string Tampered(string token, string payload)
    {
        var parts = token.Split('.');
        return $"{parts[0]}.{Jwt.Unsigned(payload, "{}").Split('.')[1]}.{parts[2]}";
    }
}
