using Seckill.Audit;
using Seckill.Silo.Backends;
using Seckill.Stock;

namespace Seckill.Silo.Clusters;

/// <summary>What an audit costs those who buy.</summary>
public sealed class AuditTests
{
    /// <summary>Longer than many of <see cref="AuditLimits.Interval"/>.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task While_orders_are_on_their_way_an_audit_waits_without_counting_the_ledger()
    {
        await using var cluster = await SaleCluster.StartAsync(BackendKind.Defaults, silos: 1, "--Audit:IntervalSeconds=86400");
        var productId = await cluster.CreateSaleAsync();
        await cluster.AuditAsync(productId);
        cluster.Faults.Enqueue(StreamFault.Hold);
        Assert.Equal(PurchaseStatus.Accepted, (await cluster.User(1).PurchaseAsync(productId)).Status);
        var counted = cluster.Audits.Counts;

        var report = await cluster.Grains.GetGrain<IAuditGrain>(0).AuditAsync(Patience);

        Assert.False(report.Quiet);
        Assert.Equal(counted + 1, cluster.Audits.Counts);
        await cluster.Held.ReleaseAsync();
        Assert.Equal(1, (await cluster.AuditAsync(productId)).Ledger.Placed);
    }
}
