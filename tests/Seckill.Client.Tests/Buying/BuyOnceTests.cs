using Seckill.Client.Tests.Support;

namespace Seckill.Client.Tests.Buying;

public sealed class BuyOnceTests
{
    [Theory]
    [InlineData("placed", "order 7-1-3 placed\n")]
    [InlineData("paid", "order 7-1-3 paid\n")]
    [InlineData("pending", "order 7-1-3 pending; ask again: seckill status 7-1-3\n")]
    public async Task Buys_as_whoever_is_logged_in(string status, string line)
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.OpenShop(Shop.Order(3, status));

        var result = await cli.RunAsync("buy 1 --token mine");

        result.IsOk();
        Assert.Equal(line, result.Out);
        var sent = server.Seen.Single();
        Assert.Equal("Bearer mine", sent.Authorization);
        Assert.Equal("wait=5", sent.Prefer);
    }

    [Theory]
    [InlineData("--wait 0", null)]
    [InlineData("--wait 30", "wait=30")]
    public async Task Waits_as_long_as_it_is_told(string option, string? prefer)
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.OpenShop(Shop.Order(3, "placed"));

        var result = await cli.RunAsync($"buy 1 --token mine {option} --json");

        result.IsOk();
        Assert.Equal(prefer, server.Seen.Single().Prefer);
        Assert.Equal("7-1-3", result.Json.GetProperty("orderId").GetString());
        Assert.Equal("placed", result.Json.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData(404, "product_not_found", null, null, "")]
    [InlineData(403, "not_started", null, null, "")]
    [InlineData(403, "ended", null, null, "")]
    [InlineData(429, "rate_limited", null, "1", " (try again in 1 s)")]
    [InlineData(409, "already_ordered", "7-1-2", null, " (order 7-1-2)")]
    [InlineData(409, "sold_out", null, null, "")]
    [InlineData(503, "unavailable", null, "1", " (try again in 1 s)")]
    [InlineData(503, "recovering", null, "Wed, 11 Nov 2026 12:00:03 GMT", " (try again in 3 s)")]
    [InlineData(503, "outcome_unknown", null, "0", " (try again in 0 s)")]
    public async Task A_refusal_is_one_line_and_is_not_tried_again(
        int status, string code, string? orderId, string? retryAfter, string more)
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.OpenShop(Answers.Problem(status, code, "No.", orderId, retryAfter));

        var result = await cli.RunAsync("buy 1 --token mine");

        result.FailsWith(1, $"{code}: No.{more}");
        Assert.Equal("", result.Out);
        Assert.Single(server.Seen);
    }

    [Fact]
    public async Task An_order_that_the_ledger_rejected_is_a_failure()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.OpenShop(Shop.Order(3, "rejected"));

        (await cli.RunAsync("buy 1 --token mine")).FailsWith(1, "rejected: the ledger rejected the order (order 7-1-3)");
    }

    [Fact]
    public async Task An_unknown_status_is_a_bad_answer()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.OpenShop(Shop.Order(3, "gift-wrapped"));

        (await cli.RunAsync("buy 1 --token mine")).FailsWith(
            1, "bad_answer: the server accepted order 7-1-3 with an unknown status: gift-wrapped");
    }

    [Fact]
    public async Task Nobody_logged_in_is_told_before_anything_is_sent()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);

        (await cli.RunAsync("buy 1")).FailsWith(1, "not_logged_in: log in first: seckill login <name>");
        Assert.Empty(server.Seen);
    }

    [Fact]
    public async Task A_purchase_whose_connection_breaks_is_sent_once_and_says_that_nobody_knows()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.OpenShop(Answers.HangUp());

        var result = await cli.RunAsync("buy 1 --token mine");

        result.FailsWithLineLike(3, $"connection_lost: the connection to {server.Url}/ was lost: ");
        Assert.EndsWith("; whether there is an order, 'seckill orders' will tell\n", result.Error);
        Assert.Single(server.Seen);
    }
}
