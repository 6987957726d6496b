using Seckill.Client.Tests.Support;

namespace Seckill.Client.Tests;

/// <summary>The former client's command lines, verbatim.</summary>
public sealed class LegacyFlagsTests
{
    [Fact]
    public async Task S_product_lists_the_products()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.OpenShop();

        var old = await cli.RunAsync("-s product");

        old.IsOk();
        Assert.Equal((await cli.RunAsync("products")).Out, old.Out);
    }

    [Fact]
    public async Task S_seckill_on_a_fresh_console_lets_a_crowd_press_and_s_status_finds_the_order()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.OpenShop(Shop.Order(1, "placed"), Answers.Problem(409, "sold_out"));
        server.On("GET /api/orders/7-1-1", Answers.Json(200, Shop.OrderOf("7-1-1")));

        var run = await cli.RunAsync("-s seckill -a 1 -n 10");
        var status = await cli.RunAsync("-s status -a 7-1-1");

        run.IsOk();
        Assert.Equal(10, server.SeenOf(Shop.Register).Length);
        Assert.Equal(10, server.SeenOf(Shop.Purchase).Length);
        Assert.Contains("orders: 7-1-1", run.Lines);
        status.IsOk();
        Assert.StartsWith("7-1-1", status.Lines[1]);
    }

    [Fact]
    public async Task S_seckill_without_a_number_buys_as_whoever_is_logged_in()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.OpenShop(Shop.Order(1, "placed"));

        var result = await cli.RunAsync("-s seckill -a 1 --token mine --json");

        result.IsOk();
        Assert.Equal("Bearer mine", server.Seen.Single().Authorization);
        Assert.Equal("7-1-1", result.Json.GetProperty("orderId").GetString());
    }

    [Theory]
    [InlineData("", "a command is needed")]
    [InlineData("-a 1", "a command is needed")]
    [InlineData("-s seckill", "-s seckill needs -a <product id>")]
    [InlineData("-s seckill -a 0", "-s seckill needs -a <product id>")]
    [InlineData("-s seckill -a 7-1-1", "-s seckill needs -a <product id>")]
    [InlineData("-s seckill -a 1 -n 0", "-n takes a number from 1 to 100000")]
    [InlineData("-s status", "-s status needs -a <order id>, as in 1-1-7")]
    [InlineData("-s status -a 7", "-s status needs -a <order id>, as in 1-1-7")]
    public async Task Wrong_usage_is_one_line(string line, string message)
    {
        using var cli = new Cli("http://127.0.0.1:9");

        (await cli.RunAsync(line)).FailsWith(2, $"usage: {message}; see seckill --help");
    }
}
