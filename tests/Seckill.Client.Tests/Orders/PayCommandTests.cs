using Seckill.Client.Tests.Support;

namespace Seckill.Client.Tests.Orders;

/// <summary><c>pay</c> and <c>cancel</c>.</summary>
public sealed class PayCommandTests
{
    private const string Pay = "POST /api/orders/7-1-3/pay", Cancel = "POST /api/orders/7-1-3/cancel";

    [Fact]
    public async Task Pays_and_waits_for_the_providers_word()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Pay, Answers.Json(200, Shop.OrderOf("7-1-3", "paid")));

        var result = await cli.RunAsync("pay 7-1-3 --token mine");

        result.IsOk();
        Assert.Equal("order 7-1-3 paid\n", result.Out);
        Assert.Equal(("Bearer mine", "wait=5"), (server.Seen.Single().Authorization, server.Seen.Single().Prefer));
        Assert.Equal("paid", (await cli.RunAsync("pay 7-1-3 --token mine --json")).Json.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Without_a_wait_the_payment_is_opened_only()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Pay, Answers.Raw(200, "application/json", """
            {
              "orderId":"7-1-3","productId":1,"saleId":7,"priceCents":999,"status":"placed","createdAt":"2026-11-11T12:00:00Z",
              "expiresAt":"2026-11-11T12:15:00Z","payingUntil":"2026-11-11T12:02:00Z","paymentId":"p-1"
            }
            """));

        var result = await cli.RunAsync("pay 7-1-3 --token mine --wait 0");

        result.IsOk();
        Assert.Equal("order 7-1-3 placed, its payment is open; ask again: seckill status 7-1-3\n", result.Out);
        Assert.Null(server.Seen.Single().Prefer);
        var json = (await cli.RunAsync("pay 7-1-3 --token mine --wait 0 --json")).Json;
        Assert.Equal("p-1", json.GetProperty("paymentId").GetString());
        Assert.Equal("2026-11-11T12:02:00.000Z", json.GetProperty("payingUntil").GetString());
    }

    [Fact]
    public async Task An_order_that_ended_meanwhile_is_not_paid()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Pay, Answers.Json(200, Shop.OrderOf("7-1-3", "cancelled")));

        (await cli.RunAsync("pay 7-1-3 --token mine")).FailsWith(
            1, "cancelled: the order ended before it was paid (order 7-1-3)");
    }

    [Fact]
    public async Task Cancels()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Cancel, Answers.Json(200, Shop.OrderOf("7-1-3", "cancelled")));

        var result = await cli.RunAsync("cancel 7-1-3 --token mine");

        result.IsOk();
        Assert.Equal("order 7-1-3 cancelled\n", result.Out);
        var json = (await cli.RunAsync("cancel 7-1-3 --token mine --json")).Json;
        Assert.Equal("cancelled", json.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("pay 7-1-3", Pay, 409, "not_payable")]
    [InlineData("pay 7-1-3", Pay, 404, "order_not_found")]
    [InlineData("cancel 7-1-3", Cancel, 409, "not_cancellable")]
    [InlineData("cancel 7-1-3", Cancel, 503, "unavailable")]
    public async Task A_refusal_is_one_line(string line, string route, int status, string code)
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(route, Answers.Problem(status, code));

        (await cli.RunAsync($"{line} --token mine")).FailsWith(1, $"{code}: in the server's words");
    }

    [Theory]
    [InlineData("pay 7-1-3")]
    [InlineData("cancel 7-1-3")]
    [InlineData("watch 7-1-3")]
    public async Task Somebody_has_to_be_logged_in(string line)
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);

        (await cli.RunAsync(line)).FailsWith(1, "not_logged_in: log in first: seckill login <name>");
        Assert.Empty(server.Seen);
    }
}
