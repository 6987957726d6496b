using Microsoft.AspNetCore.Http;
using Seckill.Client.Tests.Support;

namespace Seckill.Client.Tests.Admin;

/// <summary><c>audit &lt;product&gt;</c>: the journal line by line, and the changes.</summary>
public sealed class ProductAuditTests
{
    private const string Audit = "GET /api/admin/audit";
    private const string Journal = "GET /api/admin/sales/7/journal", Changes = "GET /api/admin/sales/7/changes";

    [Fact]
    public async Task Shows_the_journal_and_the_changes_of_the_products_sales()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        Open(server);

        var result = await cli.RunAsync("audit 1 --token admin");

        result.IsOk();
        Assert.Matches("^7 +1 +100 ", result.Lines[1]);
        Assert.Equal(["Line", "Reason", "Quantity", "Orders", "Available", "Stock", "At"], Words(result.Lines[2]));
        Assert.Matches("^1 +created +\\+100 +- +100 +100 +2026-11-11 12:00:00 \\+00:00$", result.Lines[3]);
        Assert.Matches("^2 +placed +-3 +7-1-1..3 +97 +100 ", result.Lines[4]);
        Assert.Matches("^3 +cancelled +\\+1 +7-1-2 +98 +100 ", result.Lines[5]);
        Assert.Matches("^2 +setStock +200 +ann +2026-11-11 12:00:00 \\+00:00 +applied$", result.Lines[7]);
        Assert.Matches("^3 +setWindow +2026-11-11 12:00:00 \\+00:00 to 2026-11-11 13:00:00 \\+00:00 +ann ", result.Lines[8]);
        Assert.Matches("^4 +pause +- +ann .+ +sale_ended$", result.Lines[9]);
        Assert.Equal("all invariants hold", result.Lines[^1]);
    }

    [Fact]
    public async Task Json_is_one_document_with_everything()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        Open(server);

        var sale = (await cli.RunAsync("audit 1 --token admin --json")).Json.GetProperty("sales")[0];

        Assert.Equal(7, sale.GetProperty("sale").GetProperty("saleId").GetInt64());
        Assert.Equal(-3, sale.GetProperty("journal")[1].GetProperty("quantity").GetInt64());
        Assert.Equal("setStock", sale.GetProperty("changes")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_journal_is_read_part_by_part_to_its_end_and_no_further()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        Open(server);
        server.On(Journal, Part(Line(1)), Part(Line(2), Line(3)), Part(Line(3)));

        var result = await cli.RunAsync("audit 1 --token admin --json");

        Assert.Equal(3, result.Json.GetProperty("sales")[0].GetProperty("journal").GetArrayLength());
        Assert.Equal(["?after=0", "?after=1", "?after=3"], server.SeenOf(Journal).Select(request => request.Query));
    }

    [Fact]
    public async Task Without_sales_of_the_product_there_is_nothing()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        Open(server);

        Assert.Equal("no sales\n", (await cli.RunAsync("audit 2 --token admin")).Out);
        Assert.Empty(server.SeenOf(Journal));
    }

    [Fact]
    public async Task A_violation_of_another_product_is_not_this_ones()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        Open(server);
        server.On(Audit, Answers.Json(200, Report(Sale(7, 1), Sale(8, 2, "I1 oversold"))));

        (await cli.RunAsync("audit 1 --token admin")).IsOk();
        server.On(Audit, Answers.Json(200, Report(Sale(7, 1, "I1 journal"))));
        (await cli.RunAsync("audit 1 --token admin")).FailsWith(1, "audit_failed: 1 violated; the first: I1 journal");
    }

    [Fact]
    public async Task A_journal_that_cannot_be_read_is_a_failure()
    {
        await using var server = await FakeServer.StartAsync();
        using var cli = new Cli(server.Url);
        Open(server);
        server.On(Journal, Answers.Problem(503, "unavailable"));

        (await cli.RunAsync("audit 1 --token admin")).FailsWith(1, "unavailable: in the server's words");
    }

    private static void Open(FakeServer server)
    {
        server.On(Audit, Answers.Json(200, Report(Sale(7, 1))));
        server.On(
            Journal,
            Part(Line(1, "created", 100, 100), Line(2, "placed", -3, 97, 1, 3), Line(3, "cancelled", 1, 98, 2, 2)),
            Part());
        server.On(Changes, Answers.Json(200, new
        {
            saleId = 7,
            changes = new[]
            {
                Change(2, "setStock", "applied", stock: 200),
                Change(3, "setWindow", "applied", startsAt: "2026-11-11T12:00:00Z", endsAt: "2026-11-11T13:00:00Z"),
                Change(4, "pause", "sale_ended"),
            },
        }));
    }

    private static object Report(params object[] sales) =>
        new { asOf = "2026-11-11T12:00:00Z", ok = true, quiet = true, sales };

    private static object Sale(long saleId, long productId, params string[] violations) => new
    {
        saleId, productId, stock = 100, available = 98, placed = 2, paid = 0, cancelled = 1, rejected = 0, quiet = true,
        violations,
    };

    private static RequestDelegate Part(params object[] lines) => Answers.Json(200, new { saleId = 7, lines });

    private static object Line(
        long line, string reason = "placed", long quantity = -1, long available = 9, int first = 0, int last = 0) => new
    {
        line, reason, quantity, epoch = first == 0 ? 0 : 1, firstSequence = first, lastSequence = last, available, stock = 100,
        at = "2026-11-11T12:00:00Z",
    };

    private static object Change(
        int epoch, string kind, string status, long? stock = null, string? startsAt = null, string? endsAt = null)
    {
        const string at = "2026-11-11T12:00:00Z";
        return new { epoch, kind, stock, startsAt, endsAt, by = "ann", at, status, writtenAt = at };
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
