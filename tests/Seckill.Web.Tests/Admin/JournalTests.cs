using System.Text.Json.Nodes;
using Seckill.Audit;
using Seckill.Stock;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Admin;

public sealed class JournalTests
{
    private const string Journal = "/api/admin/sales/11/journal", Changes = "/api/admin/sales/11/changes";

    private static readonly DateTimeOffset Noon = new(2026, 11, 11, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A line of orders that were placed.</summary>
    public static JournalLine Line(long line) => new(line, JournalReason.Placed, -2, 3, 1, 2, 8, 10, Noon);

    [Fact]
    public async Task The_journal_is_shown_line_by_line_from_a_line_on()
    {
        await using var web = await FrontEnd.StartAsync();
        web.Grains.Audit.Journals[11] = [.. Enumerable.Range(1, JournalLimits.MaxLines + 1).Select(line => Line(line))];
        var all = await web.AsAdmin().GetItAsync(Journal).OkAsync();
        Assert.Equal(11, (int?)all["saleId"]);
        Assert.Equal(JournalLimits.MaxLines, all["lines"]!.AsArray().Count);
        var rest = await web.AsAdmin().GetItAsync($"{Journal}?after={JournalLimits.MaxLines}").OkAsync();
        var expected = JsonNode.Parse("""
            {
              "line": 1001, "reason": "placed", "quantity": -2, "epoch": 3, "firstSequence": 1, "lastSequence": 2,
              "available": 8, "stock": 10, "at": "2026-11-11T12:00:00Z"
            }
            """);
        Assert.True(JsonNode.DeepEquals(expected, Assert.Single(rest["lines"]!.AsArray())));
        Assert.Empty((await web.AsAdmin().GetItAsync($"{Journal}?after=1001").OkAsync())["lines"]!.AsArray());
    }

    [Theory]
    [InlineData(JournalReason.CarriedOver, "carriedOver")]
    [InlineData(JournalReason.Created, "created")]
    [InlineData(JournalReason.Placed, "placed")]
    [InlineData(JournalReason.Cancelled, "cancelled")]
    [InlineData(JournalReason.Expired, "expired")]
    [InlineData(JournalReason.StockSet, "stockSet")]
    public async Task Every_reason_has_its_name(JournalReason reason, string name)
    {
        await using var web = await FrontEnd.StartAsync();
        web.Grains.Audit.Journals[11] = [Line(1) with { Reason = reason }];
        Assert.Equal(name, (string?)(await web.AsAdmin().GetItAsync(Journal).OkAsync())["lines"]![0]!["reason"]);
    }

    [Fact]
    public async Task The_changes_show_who_asked_for_what_and_what_became_of_it()
    {
        await using var web = await FrontEnd.StartAsync();
        var stock = new SaleChange(SaleChangeKind.SetStock, 20, null, null, "ann", Noon);
        var window = new SaleChange(SaleChangeKind.SetWindow, null, Noon, Noon.AddHours(1), "bob", Noon);
        web.Grains.Audit.Changes.Add(new SaleChangeRecord(11, 2, stock, SaleChangeStatus.Applied, Noon.AddSeconds(1)));
        web.Grains.Audit.Changes.Add(new SaleChangeRecord(11, 3, window, SaleChangeStatus.OverlappingSale, Noon));
        web.Grains.Audit.Changes.Add(new SaleChangeRecord(12, 1, stock, SaleChangeStatus.Applied, Noon));
        var expected = JsonNode.Parse("""
            {
              "saleId": 11, "changes": [
                {
                  "epoch": 2, "kind": "setStock", "stock": 20, "startsAt": null, "endsAt": null, "by": "ann",
                  "at": "2026-11-11T12:00:00Z", "status": "applied", "writtenAt": "2026-11-11T12:00:01Z"
                },
                {
                  "epoch": 3, "kind": "setWindow", "stock": null, "startsAt": "2026-11-11T12:00:00Z",
                  "endsAt": "2026-11-11T13:00:00Z", "by": "bob", "at": "2026-11-11T12:00:00Z", "status": "overlapping_sale",
                  "writtenAt": "2026-11-11T12:00:00Z"
                }
              ]
            }
            """);
        var changes = await web.AsAdmin().GetItAsync(Changes).OkAsync();
        Assert.True(JsonNode.DeepEquals(expected, changes), changes.ToJsonString());
    }

    [Fact]
    public async Task A_sale_that_nobody_changed_has_none()
    {
        await using var web = await FrontEnd.StartAsync();
        web.Grains.Audit.Journals[11] = [Line(1)];
        Assert.Empty((await web.AsAdmin().GetItAsync(Changes).OkAsync())["changes"]!.AsArray());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("x")]
    [InlineData("011")]
    [InlineData("12")]
    public async Task An_unknown_sale_is_not_found(string id)
    {
        await using var web = await FrontEnd.StartAsync();
        web.Grains.Audit.Journals[11] = [Line(1)];
        foreach (var part in (string[])["journal", "journal?after=5", "changes"])
        {
            await web.AsAdmin().GetItAsync($"/api/admin/sales/{id}/{part}").RefusedAsync(404, "sale_not_found");
        }
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("")]
    [InlineData("9223372036854775808")]
    public async Task A_line_is_a_number(string after)
    {
        await using var web = await FrontEnd.StartAsync();
        var problem = await web.AsAdmin().GetItAsync($"{Journal}?after={after}").RefusedAsync(400, "invalid_request");
        Assert.Equal("after", Assert.Single(problem["errors"]!.AsObject()).Key);
    }

    [Fact]
    public async Task A_ledger_that_is_away_is_unavailable()
    {
        await using var web = await FrontEnd.StartAsync();
        web.Grains.Audit.Fault = new TimeoutException();
        await web.AsAdmin().GetItAsync(Journal).RefusedAsync(503, "unavailable");
    }
}
