using Seckill.Client.Buying;
using Seckill.Client.Connection;
using Seckill.Client.Tests.Support;

namespace Seckill.Client.Tests.Buying;

public sealed class BuyerRegistrationTests
{
    [Theory]
    [InlineData(429, "too_many_requests")]
    [InlineData(503, "unavailable")]
    public async Task A_busy_server_is_asked_again(int status, string code)
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        var busy = Answers.Problem(status, code, retryAfter: "0");
        server.OpenShop(Shop.Order(1, "placed"));
        server.On(Shop.Register, busy, busy, Answers.Json(201, new { userId = 5 }));
        server.On(Shop.Login, busy, Answers.Json(200, new { accessToken = "t", expiresIn = 60 }));

        (await cli.RunAsync("buy 1 -n 1")).IsOk();

        Assert.Equal(3, server.SeenOf(Shop.Register).Length);
        Assert.Equal(2, server.SeenOf(Shop.Login).Length);
    }

    [Fact]
    public async Task But_not_for_ever()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.OpenShop();
        server.On(Shop.Register, Answers.Problem(503, "unavailable", "Busy.", retryAfter: "0"));

        var result = await cli.RunAsync("buy 1 -n 1");

        result.FailsWith(1, "unavailable: after 0 of 1 buyers were registered: Busy. (try again in 0 s)");
        Assert.Equal(ClientLimits.MaxRegistrationAttempts, server.SeenOf(Shop.Register).Length);
    }

    [Fact]
    public async Task Any_other_refusal_ends_the_run_before_it_begins()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.OpenShop();
        server.On(Shop.Register, Answers.Json(201, new { userId = 5 }), Answers.Problem(400, "invalid_request", "No."));

        var result = await cli.RunAsync("buy 1 -n 500 --json");

        result.FailsWithLineLike(1, "invalid_request: after ");
        Assert.Equal("", result.Out);
        Assert.Empty(server.SeenOf(Shop.Purchase));
        Assert.InRange(server.SeenOf(Shop.Register).Length, 2, 2 * ClientLimits.MaxRegistrationsInFlight);
    }

    [Fact]
    public async Task A_name_that_an_unanswered_try_took_is_ours()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.OpenShop(Shop.Order(1, "placed"));
        server.On(Shop.Register, Answers.Problem(503, "unavailable", retryAfter: "0"), Answers.Problem(409, "name_taken"));

        (await cli.RunAsync("buy 1 -n 1")).IsOk();
    }

    [Theory]
    [InlineData(503, null, 0.5)]
    [InlineData(503, 0.0, 0.0)]
    [InlineData(429, 3.0, 3.0)]
    [InlineData(503, 10.0, 10.0)]
    [InlineData(503, 3600.0, 10.0)]
    [InlineData(400, 3.0, null)]
    [InlineData(500, null, null)]
    [InlineData(null, null, null)]
    public void The_pause_is_the_servers_within_bounds(int? status, double? retryAfter, double? expected)
    {
        var failure = new Failure(FailureKind.Refused, "code", "message")
        {
            HttpStatus = status,
            RetryAfter = retryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };

        Assert.Equal(expected, RegistrationRetry.DelayAfter(failure)?.TotalSeconds);
    }
}
