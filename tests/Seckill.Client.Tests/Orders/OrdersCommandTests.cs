using Seckill.Client.Tests.Support;

namespace Seckill.Client.Tests.Orders;

public sealed class OrdersCommandTests
{
    private const string Route = "GET /api/orders";

    [Fact]
    public async Task Lists_them()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        var orders = new[] { Shop.OrderOf("7-1-2", "paid"), Shop.OrderOf("7-1-1") };
        server.On(Route, Answers.Json(200, new { orders }));

        var result = await cli.RunAsync("orders --token t");

        result.IsOk();
        Assert.Equal(3, result.Lines.Length);
        Assert.Matches("^7-1-2 +1 +7 +9.99 +paid +2026-11-11 12:00:01 \\+00:00 +2026-11-11 12:15:01 \\+00:00$", result.Lines[1]);
        Assert.Equal(2, (await cli.RunAsync("orders --token t --json")).Json.GetProperty("orders").GetArrayLength());
    }

    [Fact]
    public async Task None_is_said()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Route, Answers.Json(200, new { orders = Array.Empty<object>() }));

        Assert.Equal("no orders\n", (await cli.RunAsync("orders --token t")).Out);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("7")]
    [InlineData("{\"orders\":null}")]
    [InlineData("{\"orders\":[{\"orderId\":\"7-1-1\"}]}")]
    public async Task Something_else_is_no_list(string body)
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Route, Answers.Raw(200, "application/json", body));

        (await cli.RunAsync("orders --token t")).FailsWith(
            1, "bad_answer: the server answered HTTP 200 (application/json) with something unexpected; is --url right?");
    }
}
