using Seckill.Client.Tests.Support;

namespace Seckill.Client.Tests.Output;

public sealed class LiveViewTests
{
    [Fact]
    public async Task On_a_terminal_a_run_draws_its_progress_in_place_and_a_framed_summary()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url) { OutputRedirected = false };
        server.OpenShop(Shop.Order(1, "placed"));

        var result = await cli.RunAsync("buy 1 -n 3");

        result.IsOk();
        Assert.Contains("registering buyers", result.Out);
        Assert.Contains("buying (3 accepted, 0 refused, 0 failed)", result.Out);
        Assert.Contains("100%", result.Out);
        Assert.Contains('│', result.Out);
        Assert.DoesNotContain("registering buyers: 3/3", result.Out);
        // The cursor is shown again.
        Assert.Equal(result.Out.Split("\u001b[?25l").Length, result.Out.Split("\u001b[?25h").Length);
    }

    [Fact]
    public async Task An_interrupted_run_shows_the_cursor_again()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url) { OutputRedirected = false };
        using var interrupt = new CancellationTokenSource();
        var arrived = new TaskCompletionSource();
        server.OpenShop(Answers.Never(arrived));

        var run = cli.RunAsync(["buy", "1", "-n", "3"], interrupt.Token);
        await arrived.Task;
        await interrupt.CancelAsync();
        var result = await run;

        result.FailsWithLineLike(1, "cancelled: interrupted when ");
        Assert.Equal(result.Out.Split("\u001b[?25l").Length, result.Out.Split("\u001b[?25h").Length);
        Assert.Contains("requested", result.Out);
    }

    [Fact]
    public async Task With_json_there_is_nothing_but_json()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url) { OutputRedirected = false };
        server.OpenShop(Shop.Order(1, "placed"));

        var result = await cli.RunAsync("buy 1 -n 3 --json");

        result.IsOk();
        Assert.Equal(3, result.Json.GetProperty("placed").GetInt32());
    }
}
