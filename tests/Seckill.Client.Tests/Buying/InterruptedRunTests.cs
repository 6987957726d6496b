using Seckill.Client.Tests.Support;

namespace Seckill.Client.Tests.Buying;

public sealed class InterruptedRunTests
{
    [Fact]
    public async Task Sums_up_what_there_is_so_far()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        using var interrupt = new CancellationTokenSource();
        var arrived = new TaskCompletionSource();
        server.OpenShop(Shop.Order(1, "placed"), Answers.Problem(409, "sold_out"), Answers.Never(arrived));

        var run = cli.RunAsync(["buy", "1", "-n", "9", "--concurrency", "1", "--json"], interrupt.Token);
        await arrived.Task;
        await interrupt.CancelAsync();
        var result = await run;

        result.FailsWith(1, "cancelled: interrupted when 3 of 9 purchases were sent");
        Assert.True(result.Json.GetProperty("interrupted").GetBoolean());
        Assert.Equal(9, result.Json.GetProperty("requested").GetInt32());
        Assert.Equal(3, result.Json.GetProperty("sent").GetInt32());
        Assert.Equal(1, result.Json.GetProperty("placed").GetInt32());
        Assert.Equal(1, result.Json.GetProperty("soldOut").GetInt32());
        Assert.Equal(1, result.Json.GetProperty("failedByCode").GetProperty("cancelled").GetInt32());
        Assert.Equal(3, server.SeenOf(Shop.Purchase).Length);
    }

    [Fact]
    public async Task While_registering_nothing_is_bought()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        using var interrupt = new CancellationTokenSource();
        var arrived = new TaskCompletionSource();
        server.OpenShop();
        server.On(Shop.Login, Answers.Never(arrived));

        var run = cli.RunAsync(["buy", "1", "-n", "9"], interrupt.Token);
        await arrived.Task;
        await interrupt.CancelAsync();
        var result = await run;

        result.FailsWith(1, "cancelled: interrupted when 0 of 9 buyers were registered; nothing was bought");
        Assert.Empty(server.SeenOf(Shop.Purchase));
    }

    [Theory]
    [InlineData("products")]
    [InlineData("buy 1 --token t")]
    [InlineData("orders --token t")]
    public async Task Any_other_command_ends_with_one_line(string line)
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        using var interrupt = new CancellationTokenSource();
        var arrived = new TaskCompletionSource();
        foreach (var route in new[] { Shop.Products, Shop.Purchase, "GET /api/orders" }) server.On(route, Answers.Never(arrived));

        var run = cli.RunAsync(line.Split(' '), interrupt.Token);
        await arrived.Task;
        await interrupt.CancelAsync();

        (await run).FailsWith(1, "cancelled: interrupted before there was an answer");
    }
}
