using Seckill.Client.Tests.Support;

namespace Seckill.Client.Tests.Orders;

public sealed class StatusCommandTests
{
    [Fact]
    public async Task Shows_the_order()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On("GET /api/orders/7-1-3", Answers.Json(200, Shop.OrderOf("7-1-3")));

        var result = await cli.RunAsync("status 7-1-3 --token mine");

        result.IsOk();
        Assert.Matches("^7-1-3 +1 +7 +9.99 +placed ", result.Lines[1]);
        Assert.Equal("Bearer mine", server.Seen.Single().Authorization);
        Assert.Equal("placed", (await cli.RunAsync("status 7-1-3 --token mine --json")).Json.GetProperty("status").GetString());
    }

    [Fact]
    public async Task An_unknown_order_is_one_line()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On("GET /api/orders/7-1-4", Answers.Problem(404, "order_not_found", "There is no such order."));

        (await cli.RunAsync("status 7-1-4 --token mine")).FailsWith(1, "order_not_found: There is no such order.");
    }

    [Theory]
    [InlineData("..")]
    [InlineData("7-1")]
    [InlineData("7-1-")]
    [InlineData("7-1-3/pay")]
    [InlineData("7-1-3-4")]
    [InlineData("7-1-99999999999999999999999999999999999999")]
    public async Task What_is_no_id_is_not_sent(string id)
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);

        (await cli.RunAsync($"status {id} --token mine")).FailsWith(
            2, "usage: <order> is an order's id, as in 1-1-7; see seckill --help");
        Assert.Empty(server.Seen);
    }

    [Fact]
    public async Task An_order_of_the_last_run_is_asked_for_as_its_buyer()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.OpenShop(Shop.Order(1, "placed"), Shop.Order(2, "pending"));
        server.On("GET /api/orders/7-1-2", Answers.Json(200, Shop.OrderOf("7-1-2")));
        (await cli.RunAsync("buy 1 -n 2")).IsOk();

        var found = await cli.RunAsync("status 7-1-2");
        var foreign = await cli.RunAsync("status 7-1-3");
        (await cli.RunAsync("status 7-1-2 --token given")).IsOk();

        found.IsOk();
        foreign.FailsWith(1, "not_logged_in: log in first: seckill login <name>");
        Assert.Equal(
            ["Bearer buyer.token", "Bearer given"], server.SeenOf("GET /api/orders/7-1-2").Select(request => request.Authorization));
        if (OperatingSystem.IsWindows()) return;
        var file = Directory.GetFiles(cli.ConfigFolder).Single();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }
}
