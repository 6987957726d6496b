using System.Text.Json.Nodes;
using Seckill.Audit;
using Seckill.Stock;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Admin;

public sealed class AuditTests
{
    [Fact]
    public async Task The_report_shows_ledger_grain_listing_and_violations()
    {
        await using var web = await FrontEnd.StartAsync();
        var at = web.Time.GetUtcNow();
        var grain = new StockSnapshot(1, 11, 3, StockState.Open, 4, 1, 2, 1);
        var busy = new SaleFigures(11, 1, 10, 5, 3, 2, 1, 0, 0, 3, at, "line 3 is missing", 2);
        var untouched = new SaleFigures(12, 2, 10, 10, 0, 0, 0, 0, 0, 0, at);
        web.Grains.Audit.Sales.Add(new SaleAudit(busy, grain, 4, false, ["I6 listing"]));
        web.Grains.Audit.Sales.Add(new SaleAudit(untouched, null, null, true, []));
        var expected = JsonNode.Parse("""
            {
              "asOf": "2026-11-11T12:00:00Z", "ok": false, "quiet": false, "sales": [
                {
                  "saleId": 11, "productId": 1, "stock": 10, "available": 5,
                  "placed": 3, "paid": 2, "cancelled": 1, "rejected": 0, "doubledBuyers": 0,
                  "fence": 3, "changedAt": "2026-11-11T12:00:00Z",
                  "grain": {
                    "epoch": 3, "state": "open", "available": 4, "unconfirmed": 1, "unwritten": 2, "batchesInFlight": 1
                  },
                  "listedAvailable": 4, "quiet": false, "journalFault": "line 3 is missing", "unexplainedPayments": 2,
                  "violations": ["I6 listing"]
                },
                {
                  "saleId": 12, "productId": 2, "stock": 10, "available": 10,
                  "placed": 0, "paid": 0, "cancelled": 0, "rejected": 0, "doubledBuyers": 0,
                  "fence": 0, "changedAt": "2026-11-11T12:00:00Z",
                  "grain": null, "listedAvailable": null, "quiet": true, "journalFault": null, "unexplainedPayments": 0,
                  "violations": []
                }
              ]
            }
            """);
        var report = await web.AsAdmin().GetItAsync("/api/admin/audit").OkAsync();
        Assert.True(JsonNode.DeepEquals(expected, report), report.ToJsonString());
    }

    [Theory]
    [InlineData("wait=5", 5)]
    [InlineData("wait=60", 20)]
    [InlineData("wait=-5", 0)]
    [InlineData(null, 0)]
    public async Task Patience_is_a_preference(string? prefer, int seconds)
    {
        await using var web = await FrontEnd.StartAsync();
        (string, string)[] headers = prefer is null ? [] : [("Prefer", prefer)];
        var sending = web.AsAdmin().GetItAsync("/api/admin/audit", headers);
        await sending.OkAsync();
        Assert.Equal(TimeSpan.FromSeconds(seconds), web.Grains.Audit.LastPatience);
        var applied = (await sending).Headers.TryGetValues("Preference-Applied", out var values) ? values.Single() : null;
        Assert.Equal(seconds > 0 ? $"wait={seconds}" : null, applied);
    }

    [Fact]
    public async Task An_audit_that_does_not_end_is_unavailable()
    {
        await using var web = await FrontEnd.StartAsync();
        web.Grains.Audit.Fault = new TimeoutException();
        await web.AsAdmin().GetItAsync("/api/admin/audit").RefusedAsync(503, "unavailable");
    }
}
