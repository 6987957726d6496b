using Microsoft.AspNetCore.Http;
using Seckill.Client.Tests.Support;

namespace Seckill.Client.Tests.Buying;

public sealed class BuyingRunTests
{
    /// <summary>Two of each, less one rejected and three of one failure.</summary>
    private static RequestDelegate[] Mix =>
    [
        Shop.Order(1, "placed"), Shop.Order(2, "paid"), Shop.Order(3, "pending"), Shop.Order(4, "rejected"),
        Answers.Problem(409, "sold_out"), Answers.Problem(409, "sold_out"),
        Answers.Problem(429, "rate_limited", retryAfter: "1"), Answers.Problem(409, "already_ordered", orderId: "7-1-1"),
        Answers.Problem(403, "not_started"), Answers.Problem(403, "ended"),
        Answers.Problem(503, "unavailable"), Answers.Problem(503, "unavailable"), Answers.Problem(503, "recovering"),
        Answers.Raw(502, "text/html", "<html>"),
    ];

    [Fact]
    public async Task Counts_every_outcome_once()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.OpenShop(Mix);

        var result = await cli.RunAsync("buy 1 -n 14 --json");

        result.FailsWith(1, "purchases_failed: 4 of 14 purchases failed: unavailable 2, bad_answer 1, recovering 1");
        (string Name, int Count)[] expected =
        [
            ("requested", 14), ("sent", 14), ("accepted", 4), ("placed", 2), ("pending", 1), ("rejected", 1), ("soldOut", 2),
            ("limited", 1), ("alreadyOrdered", 1), ("notOpen", 2), ("failed", 4),
        ];
        Assert.All(expected, entry => Assert.Equal(entry.Count, result.Json.GetProperty(entry.Name).GetInt32()));
        Assert.Equal(2, result.Json.GetProperty("failedByCode").GetProperty("unavailable").GetInt32());
        Assert.Equal(4, result.Json.GetProperty("orders").GetArrayLength());
        Assert.False(result.Json.GetProperty("interrupted").GetBoolean());
        Assert.Equal(14, server.SeenOf(Shop.Purchase).Length);
    }

    [Fact]
    public async Task Redirected_output_is_plain_lines_and_one_table()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.OpenShop(Mix);

        var result = await cli.RunAsync("buy 1 -n 14 --concurrency 1");

        Assert.Equal(1, result.ExitCode);
        Assert.DoesNotContain('\u001b', result.Out);
        Assert.Equal(
            [
                "registering buyers: 4/14", "registering buyers: 7/14", "registering buyers: 11/14", "registering buyers: 14/14",
                "buying: 4/14 (4 accepted, 0 refused, 0 failed)", "buying: 7/14 (4 accepted, 3 refused, 0 failed)",
                "buying: 11/14 (4 accepted, 6 refused, 1 failed)", "buying: 14/14 (4 accepted, 6 refused, 4 failed)",
                "Outcome          Purchases", "accepted         4", "placed         2", "pending        1", "rejected       1",
                "sold out         2", "limited          1", "already ordered  1", "not open         2", "failed           4",
                "unavailable    2", "bad_answer     1", "recovering     1", "sent             14", "requested        14",
                "latency of a purchase: p50 0.0 ms, p90 0.0 ms, p99 0.0 ms, max 0.0 ms; all in 0.0 ms",
                "orders: 7-1-1, 7-1-2, 7-1-3, 7-1-4",
            ],
            result.Lines);
    }

    [Fact]
    public async Task Every_buyer_has_an_account_of_their_own()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.OpenShop(Shop.Order(1, "placed"));
        var grants = Enumerable.Range(1, 20).Select(i => Answers.Json(200, new { accessToken = $"t{i}", expiresIn = 60 }));
        server.On(Shop.Login, [.. grants]);

        (await cli.RunAsync("buy 1 -n 10")).IsOk();
        (await cli.RunAsync("buy 1 -n 10")).IsOk();

        var accounts = server.SeenOf(Shop.Register).Select(request => request.Json).ToList();
        Assert.Equal(20, accounts.Select(account => account.GetProperty("name").GetString()).Distinct().Count());
        Assert.Equal(20, accounts.Select(account => account.GetProperty("password").GetString()).Distinct().Count());
        Assert.Equal(20, server.SeenOf(Shop.Purchase).Select(request => request.Authorization).Distinct().Count());
    }

    [Fact]
    public async Task As_me_presses_as_one_user_and_registers_nobody()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.OpenShop(Shop.Order(1, "placed"), Answers.Problem(429, "rate_limited"));

        var result = await cli.RunAsync("buy 1 -n 5 --as-me --token mine --json");

        result.IsOk();
        Assert.Equal(4, result.Json.GetProperty("limited").GetInt32());
        Assert.Empty(server.SeenOf(Shop.Register));
        Assert.All(server.SeenOf(Shop.Purchase), request => Assert.Equal("Bearer mine", request.Authorization));
        Assert.False(Directory.Exists(cli.ConfigFolder));
        (await cli.RunAsync("buy 1 -n 5 --as-me")).FailsWith(1, "not_logged_in: log in first: seckill login <name>");
    }

    [Theory]
    [InlineData("", 6)]
    [InlineData(" --concurrency 3", 3)]
    public async Task As_many_are_in_flight_as_are_allowed(string option, int inFlight)
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        var present = 0;
        var highest = 0;
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.OpenShop(async context =>
        {
            var now = Interlocked.Increment(ref present);
            if (now > highest) highest = now;
            if (now == inFlight) full.TrySetResult();
            // Everybody waits for the last one who is let in; if fewer were let in, the run would never end.
            await full.Task;
            Interlocked.Decrement(ref present);
            await Shop.Order(1, "placed")(context);
        });

        (await cli.RunAsync("buy 1 -n 6" + option)).IsOk();

        Assert.Equal(inFlight, highest);
    }

    [Fact]
    public async Task A_run_in_which_nobody_could_buy_is_a_failure()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.OpenShop(Answers.Problem(409, "sold_out"));

        (await cli.RunAsync("buy 1 -n 3")).FailsWith(1, "nothing_bought: none of the 3 purchases got an order");
    }

    [Fact]
    public async Task A_run_without_any_answer_says_so()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.OpenShop(Answers.HangUp());

        var result = await cli.RunAsync("buy 1 -n 3 --concurrency 1");

        result.FailsWith(3, "purchases_failed: 3 of 3 purchases failed: connection_lost 3");
        Assert.Equal(3, server.SeenOf(Shop.Purchase).Length);
    }

    [Fact]
    public async Task An_unknown_product_is_told_before_anybody_is_registered()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.OpenShop();

        (await cli.RunAsync("buy 2 -n 3")).FailsWith(1, "product_not_found: there is no product 2");
        Assert.Equal(["GET /api/products"], server.Seen.Select(request => request.Route));
    }

    [Fact]
    public async Task A_run_whose_orders_cannot_be_remembered_is_still_a_run()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.OpenShop(Shop.Order(1, "placed"));
        await File.WriteAllTextAsync(cli.ConfigFolder, "in the way", TestContext.Current.CancellationToken);

        var result = await cli.RunAsync("buy 1 -n 1");

        result.IsOk();
        Assert.StartsWith("note: 'status' will not find these orders: the file ", result.Lines[^1]);
    }
}
