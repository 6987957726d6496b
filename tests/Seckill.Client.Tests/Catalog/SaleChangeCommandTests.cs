using Seckill.Client.Tests.Support;

namespace Seckill.Client.Tests.Catalog;

/// <summary><c>sale stock</c>, <c>pause</c>, <c>resume</c>, <c>end</c> and <c>window</c>.</summary>
public sealed class SaleChangeCommandTests
{
    private const string Put = "PUT /api/admin/sales/7";

    [Theory]
    [InlineData("stock 7 200", """{"stock":200,"startsAt":null,"endsAt":null}""")]
    [InlineData("window 7 --starts +10m", """{"stock":null,"startsAt":"2026-11-11T12:10:00.000Z","endsAt":null}""")]
    [InlineData(
        "window 7 --ends 2026-11-11T21:00+08:00",
        """{"stock":null,"startsAt":null,"endsAt":"2026-11-11T13:00:00.000Z"}""")]
    [InlineData(
        "window 7 --starts now --for 1h",
        """{"stock":null,"startsAt":"2026-11-11T12:00:00.000Z","endsAt":"2026-11-11T13:00:00.000Z"}""")]
    public async Task An_edit_sends_what_is_given(string line, string body)
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Put, Answers.Json(200, Shop.Sale));

        var result = await cli.RunAsync($"sale {line} --token admin");

        result.IsOk();
        Assert.Equal(body, server.Seen.Single().Body);
        Assert.Equal("Bearer admin", server.Seen.Single().Authorization);
        Assert.Equal(
            "sale 7 open: 42 of 100 available at 9.99, from 2026-11-11 12:00:00 +00:00 to 2026-11-11 13:00:00 +00:00\n",
            result.Out);
    }

    [Theory]
    [InlineData("pause")]
    [InlineData("resume")]
    [InlineData("end")]
    public async Task An_action_is_a_call(string action)
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On($"POST /api/admin/sales/7/{action}", Answers.Json(200, Shop.Sale));

        (await cli.RunAsync($"sale {action} 7 --token admin")).IsOk();
        var json = await cli.RunAsync($"sale {action} 7 --token admin --json");

        Assert.Equal(42, json.Json.GetProperty("available").GetInt64());
    }

    [Theory]
    [InlineData(409, "stock_below_sold")]
    [InlineData(404, "sale_not_found")]
    [InlineData(503, "outcome_unknown")]
    public async Task A_refusal_is_one_line(int status, string code)
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Put, Answers.Problem(status, code));

        (await cli.RunAsync("sale stock 7 1 --token admin")).FailsWith(1, $"{code}: in the server's words");
    }

    [Theory]
    [InlineData("stock 7 0", "<units> is a number, at least 1")]
    [InlineData("stock 7 many", "<units> is a number, at least 1")]
    [InlineData("stock 0 1", "<sale> is a sale's id: a number, at least 1")]
    [InlineData("pause x", "<sale> is a sale's id: a number, at least 1")]
    [InlineData("window 7", "give --starts, --ends, or both")]
    [InlineData("window 7 --for 1h", "--for counts from --starts; give that, too")]
    [InlineData("window 7 --ends +1h --for 1h", "give the end once: --ends or --for")]
    [InlineData("window 7 --starts noon", "--starts takes now, +10m, or a time such as 2026-11-11T20:00+08:00")]
    [InlineData("window 7 --ends noon", "--ends takes now, +10m, or a time such as 2026-11-11T20:00+08:00")]
    [InlineData("window 7 --starts now --for ten", "--for takes a duration such as 90s, 10m, 2h")]
    [InlineData("window 7 --starts +1h --ends now", "the sale ends before it starts")]
    public async Task Wrong_usage_is_one_line_and_nothing_is_sent(string line, string message)
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);

        (await cli.RunAsync($"sale {line} --token admin")).FailsWith(2, $"usage: {message}; see seckill --help");
        Assert.Empty(server.Seen);
    }
}
