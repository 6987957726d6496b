using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Seckill.Catalog;
using Seckill.Silo.Backends;
using Seckill.Silo.Clusters;
using Seckill.Storage.Databases;

namespace Seckill.Silo.Http;

/// <summary>The audit that runs by itself, every second: nobody asks for it.</summary>
public sealed class ReconciliationTests
{
    private const int Stock = 10;

    [Fact]
    public async Task A_listing_that_lags_for_ever_is_found_and_forgotten()
    {
        await using var silo = await StartAsync();
        var productId = await silo.Client.CreateSaleAsync(Stock);
        Assert.Equal("placed", (await silo.Client.BuyAsync(1, productId, waitSeconds: 20)).Text("status"));
        silo.Clock.Shift(TimeSpan.FromSeconds(3)); // By then no listing has an excuse.

        // From the future, so it never grows old, and no younger one takes its place.
        var now = silo.Clock.GetUtcNow();
        var products = await silo.Services.GetRequiredService<ICatalogStore>().GetProductsAsync(now, CancellationToken.None);
        var wrong = products.Select(product =>
            product with { Sales = [.. product.Sales.Select(sale => sale with { Available = Stock })] });
        var cache = silo.Services.GetRequiredService<IListingCache>();
        await cache.SetAsync(new Listing([.. wrong], now.AddHours(1)), CancellationToken.None);

        await HasCountedAsync(silo, "repairs", 1);
        Assert.False((await cache.GetAsync(CancellationToken.None))?.AsOf > silo.Clock.GetUtcNow());
        await silo.Client.AuditAsync(productId);
    }

    [Fact]
    public async Task A_ledger_whose_numbers_do_not_add_up_is_reported_and_left_as_it_is()
    {
        await using var silo = await StartAsync();
        var productId = await silo.Client.CreateSaleAsync(Stock);
        await silo.Client.AuditAsync(productId);
        await ExecuteAsync(silo, "UPDATE sec_kills SET available = available - 3");

        await HasCountedAsync(silo, "violations", 1);
        var audit = await silo.Client.AdminAsync(HttpMethod.Get, "/api/admin/audit");
        Assert.Equal((HttpStatusCode.OK, false), (audit.Status, audit.Body.GetProperty("ok").GetBoolean()));
        var sale = Assert.Single(audit.Body.GetProperty("sales").EnumerateArray());
        Assert.Equal(Stock - 3, sale.GetProperty("available").GetInt64());
        Assert.Contains(
            sale.GetProperty("violations").EnumerateArray(),
            violation => violation.GetString()!.StartsWith("I1:", StringComparison.Ordinal));
    }

    private static Task<TestSilo> StartAsync() => TestSilo.StartAsync(BackendKind.Defaults, "--Audit:IntervalSeconds=1");

    private static Task ExecuteAsync(TestSilo silo, string sql) => silo.Services
        .GetRequiredKeyedService<IDatabase>(DatabaseNames.Ledger)
        .WriteAsync(session => session.ExecuteAsync(sql), CancellationToken.None);

    private static Task HasCountedAsync(TestSilo silo, string what, int least) => SaleCluster.UntilAsync(
        silo.Client.MetricsAsync,
        page => page.Split('\n').Any(line =>
            line.Split(' ') is [var name, var value] && name == $"seckill_reconciliation_{what}_total" && long.Parse(value) >= least));
}
