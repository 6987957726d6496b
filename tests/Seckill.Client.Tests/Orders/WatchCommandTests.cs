using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Seckill.Client.Tests.Support;
using Seckill.TestKit;

namespace Seckill.Client.Tests.Orders;

/// <summary><c>watch</c>: what a stream of events shows, and what becomes of one that is lost.</summary>
public sealed class WatchCommandTests
{
    private const string Route = "GET /api/orders/7-1-3/events";

    [Fact]
    public async Task Shows_each_status_as_it_comes_and_ends_with_the_final_one()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Route, Events(":\n\n", Event("pending"), ":\n\n", Event("placed"), Event("paid"), Event("never seen")));

        var result = await cli.RunAsync("watch 7-1-3 --token mine");

        result.IsOk();
        Assert.Equal(
            [
                "2026-11-11 12:00:00 +00:00  order 7-1-3 pending",
                "2026-11-11 12:00:00 +00:00  order 7-1-3 placed",
                "2026-11-11 12:00:00 +00:00  order 7-1-3 paid",
            ],
            result.Lines);
        Assert.Equal("Bearer mine", server.Seen.Single().Authorization);
    }

    [Fact]
    public async Task Json_is_a_line_each()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Route, Events(Event("placed"), Event("cancelled")));

        var result = await cli.RunAsync("watch 7-1-3 --token mine --json");

        result.IsOk();
        Assert.Equal(
            ["placed", "cancelled"],
            result.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("status").GetString()));
    }

    [Theory]
    [InlineData("id: paid\r\ndata: {0}\r\n\r\n")]
    [InlineData("data:{0}\nid:paid\nretry: 5\nevent: x\nother\n\n")]
    [InlineData(": comment\ndata: {0}\nid\n\n")]
    public async Task Reads_what_the_standard_allows(string form)
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Route, Events(form.Replace("{0}", JsonSerializer.Serialize(Shop.OrderOf("7-1-3", "paid")))));

        (await cli.RunAsync("watch 7-1-3 --token mine")).IsOk();
    }

    [Fact]
    public async Task A_stream_that_ends_early_is_taken_up_where_it_ended()
    {
        await using var server = await FakeServer.StartAsync();
        var time = new ManualTimeProvider();
        using var cli = new Cli(server.Url) { Time = time };
        var ids = new List<string?>();
        server.On(
            Route,
            Seen(ids, Events(Event("placed"))),
            Seen(ids, Answers.Problem(503, "unavailable")),
            Seen(ids, Answers.HangUp()),
            Seen(ids, Events(Event("paid"))));

        var result = await ElapsesAsync(time, cli.RunAsync("watch 7-1-3 --token mine"));

        result.IsOk();
        Assert.Equal(2, result.Lines.Length);
        Assert.Equal([null, "placed", "placed", "placed"], ids);
    }

    [Fact]
    public async Task A_server_that_has_nothing_more_to_say_ends_it()
    {
        await using var server = await FakeServer.StartAsync();
        var time = new ManualTimeProvider();
        using var cli = new Cli(server.Url) { Time = time };
        server.On(Route, Events(Event("placed")), Answers.Raw(204, null, ""));

        (await ElapsesAsync(time, cli.RunAsync("watch 7-1-3 --token mine"))).IsOk();
    }

    [Fact]
    public async Task A_server_that_stays_away_is_given_up()
    {
        await using var server = await FakeServer.StartAsync();
        var time = new ManualTimeProvider();
        using var cli = new Cli(server.Url) { Time = time };
        server.On(Route, Events(Event("placed")), Answers.HangUp());

        var result = await ElapsesAsync(time, cli.RunAsync("watch 7-1-3 --token mine"));

        result.FailsWithLineLike(3, "connection_lost: the connection to ");
        Assert.Equal(ClientLimits.MaxWatchRetries + 1, server.Seen.Length);
    }

    [Fact]
    public async Task Silence_is_a_lost_connection()
    {
        await using var server = await FakeServer.StartAsync();
        var time = new ManualTimeProvider();
        using var cli = new Cli(server.Url) { Time = time };
        var arrived = new TaskCompletionSource();
        server.On(Route, Events(Event("placed"), then: Answers.Never(arrived)), Events(Event("paid")));

        var watching = cli.RunAsync("watch 7-1-3 --token mine");
        await arrived.Task;

        (await ElapsesAsync(time, watching)).IsOk();
    }

    [Theory]
    [InlineData("data: 7\n\n")]
    [InlineData("data: {}\n\n")]
    [InlineData("data: null\n\n")]
    [InlineData("data: x\n\n")]
    public async Task An_event_that_is_no_order_is_a_bad_answer(string text)
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Route, Events(text));

        (await cli.RunAsync("watch 7-1-3 --token mine")).FailsWith(1, "bad_answer: the server sent an event that is no order");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_event_without_an_end_is_not_read_for_ever(bool inLines)
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        var flood = inLines ? string.Concat(Enumerable.Repeat("data: x\n", 20_000)) : new string('x', 100_000);
        server.On(Route, Events(flood));

        (await cli.RunAsync("watch 7-1-3 --token mine")).FailsWith(1, "bad_answer: the server sent an event that is no order");
    }

    [Theory]
    [InlineData(404, "order_not_found")]
    [InlineData(429, "rate_limited")]
    [InlineData(503, "unavailable")]
    public async Task What_cannot_be_opened_is_a_failure_at_once(int status, string code)
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Route, Answers.Problem(status, code));

        (await cli.RunAsync("watch 7-1-3 --token mine")).FailsWith(1, $"{code}: in the server's words");
        Assert.Single(server.Seen);
    }

    [Fact]
    public async Task Something_else_is_no_stream()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Route, Answers.Json(200, Shop.OrderOf("7-1-3")));

        (await cli.RunAsync("watch 7-1-3 --token mine")).FailsWith(
            1, "bad_answer: the server answered HTTP 200 (application/json) with something unexpected; is --url right?");
    }

    private static string Event(string status) =>
        $"id: {status}\ndata: {JsonSerializer.Serialize(Shop.OrderOf("7-1-3", status))}\n\n";

    private static RequestDelegate Events(params string[] blocks) => Events(string.Concat(blocks), then: null);

    private static RequestDelegate Events(string text, RequestDelegate? then) => async context =>
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync(text, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        if (then is not null) await then(context);
    };

    private static RequestDelegate Seen(List<string?> ids, RequestDelegate answer) => context =>
    {
        ids.Add(context.Request.Headers["Last-Event-ID"]);
        return answer(context);
    };

    /// <summary>Moves the clock on until the command ends.</summary>
    private static async Task<CliResult> ElapsesAsync(ManualTimeProvider time, Task<CliResult> run)
    {
        while (!run.IsCompleted)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            time.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Yield();
        }

        return await run;
    }
}
