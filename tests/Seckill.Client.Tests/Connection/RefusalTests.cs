using Seckill.Client.Tests.Support;

namespace Seckill.Client.Tests.Connection;

/// <summary>What stands between us and the server does not know of our codes.</summary>
public sealed class RefusalTests
{
    private const string NotAccepted = "unauthorized: the server does not accept this login; log in again: seckill login <name>";
    private const string NoReason = "without saying why; is --url right?";

    [Theory]
    [InlineData(401, null, "", NotAccepted)]
    [InlineData(401, "application/problem+json", "{\"code\":\"unauthorized\"}", NotAccepted)]
    [InlineData(401, "application/problem+json", "{\"title\":\"Unauthorized\"}", NotAccepted)]
    [InlineData(403, "application/problem+json", "{\"code\":\"forbidden\",\"detail\":\"Admins only.\"}", "forbidden: Admins only.")]
    [InlineData(502, "text/html", "<html>", "bad_answer: the server answered HTTP 502 (text/html) " + NoReason)]
    [InlineData(500, null, "", "bad_answer: the server answered HTTP 500 (no content type) " + NoReason)]
    [InlineData(400, "application/json", "{\"code\":7}", "bad_answer: the server answered HTTP 400 (application/json) " + NoReason)]
    [InlineData(400, "application/json", "[]", "bad_answer: the server answered HTTP 400 (application/json) " + NoReason)]
    [InlineData(418, "application/json", "{}", "http_418: HTTP 418")]
    [InlineData(409, "application/json", "{\"title\":\"Taken\"}", "http_409: Taken")]
    [InlineData(400, "application/json", "{\"code\":\"c\",\"title\":\"t\",\"errors\":{\"a\":[\"x.\",\"y.\"],\"b\":[]}}", "c: a: x. y. b: ")]
    [InlineData(400, "application/json", "{\"code\":\"c\",\"title\":\"t\",\"errors\":{\"a\":null}}", "c: a: ")]
    [InlineData(409, "application/json", "{\"code\":\" \",\"detail\":\"\",\"title\":\"\"}", "http_409: HTTP 409")]
    public async Task Is_still_one_clear_line(int status, string? type, string body, string line)
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On("GET /api/orders", Answers.Raw(status, type, body));

        (await cli.RunAsync("orders --token t")).FailsWith(1, line);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var server = await FakeServer.StartAsync();
        await using var elsewhere = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Shop.Purchase, context =>
        {
            context.Response.Redirect(elsewhere.Url + "/");
            return Task.CompletedTask;
        });

        (await cli.RunAsync("buy 1 --token t")).FailsWith(
            1, $"bad_answer: the server answered HTTP 302 (no content type, on to {elsewhere.Url}/) {NoReason}");
        Assert.Empty(elsewhere.Seen);
    }
}
