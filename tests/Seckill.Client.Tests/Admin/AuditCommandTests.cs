using Seckill.Client.Tests.Support;

namespace Seckill.Client.Tests.Admin;

public sealed class AuditCommandTests
{
    private const string Route = "GET /api/admin/audit";

    [Fact]
    public async Task Shows_each_sale_and_that_all_holds()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Route, Answers.Json(200, Report(quiet: true)));

        var result = await cli.RunAsync("audit --token admin");

        result.IsOk();
        Assert.Equal("Bearer admin", server.Seen.Single().Authorization);
        Assert.Equal("wait=5", server.Seen.Single().Prefer);
        Assert.Matches("^7 +1 +100 +90 +6 +4 +3 +2 +yes +-$", result.Lines[1]);
        Assert.Equal("all invariants hold", result.Lines[^1]);
    }

    [Fact]
    public async Task Says_when_I6_could_not_be_judged()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Route, Answers.Json(200, Report(quiet: false)));

        var result = await cli.RunAsync("audit --token admin");

        result.IsOk();
        Assert.Equal("I1 to I5 hold; I6 waits for quiet", result.Lines[^1]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" --json")]
    public async Task A_violation_is_a_failure(string json)
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Route, Answers.Json(200, Report(quiet: true, "I1 oversold by 1", "I6 grain and ledger differ")));

        var result = await cli.RunAsync("audit --token admin" + json);

        result.FailsWith(1, "audit_failed: 2 violated; the first: I1 oversold by 1");
        if (json.Length > 0) Assert.False(result.Json.GetProperty("ok").GetBoolean());
        else Assert.Contains("I1 oversold by 1; I6 grain and ledger differ", result.Out);
    }

    [Fact]
    public async Task A_violation_without_words_is_a_failure_too()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Route, Answers.Json(200, Report(quiet: true, ok: false)));

        (await cli.RunAsync("audit --token admin")).FailsWith(
            1, "audit_failed: the server says that an invariant is violated, but not which");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"asOf\":\"2026-11-11T12:00:00Z\",\"ok\":true,\"quiet\":true}")]
    [InlineData("{\"asOf\":\"yesterday\",\"ok\":true,\"quiet\":true,\"sales\":[]}")]
    [InlineData("{\"asOf\":\"2026-11-11T12:00:00Z\",\"ok\":true,\"quiet\":true,\"sales\":null}")]
    [InlineData("{\"asOf\":\"2026-11-11T12:00:00Z\",\"ok\":true,\"quiet\":true,\"sales\":[{\"quiet\":true}]}")]
    [InlineData("{\"asOf\":\"2026-11-11T12:00:00Z\",\"ok\":true,\"quiet\":true,\"sales\":[7]}")]
    public async Task Something_else_is_no_audit(string body)
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Route, Answers.Raw(200, "application/json", body));

        (await cli.RunAsync("audit --token admin")).FailsWith(
            1, "bad_answer: the server answered HTTP 200 (application/json) with something unexpected; is --url right?");
    }

    [Fact]
    public async Task A_buyer_may_not()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        server.On(Route, Answers.Raw(403, null, ""));

        (await cli.RunAsync("audit --token buyer")).FailsWith(
            1, "forbidden: this login may not do that; log in as an admin: seckill login <name>");
    }

    private static object Report(bool quiet, params string[] violations) => Report(quiet, violations.Length == 0, violations);

    private static object Report(bool quiet, bool ok, params string[] violations) => new
    {
        asOf = "2026-11-11T12:00:00Z",
        ok,
        quiet,
        sales = new[]
        {
            new
            {
                saleId = 7,
                productId = 1,
                stock = 100,
                available = 90,
                placed = 6,
                paid = 4,
                cancelled = 3,
                rejected = 2,
                listedAvailable = 90,
                quiet,
                violations,
            },
        },
    };
}
