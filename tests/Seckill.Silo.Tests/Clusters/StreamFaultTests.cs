using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Streams;
using Seckill.Orders;
using Seckill.Silo.Backends;
using Seckill.Stock;

namespace Seckill.Silo.Clusters;

/// <summary>The outcomes of design section 3, one test each, with the real grains, ledger and stream.</summary>
public abstract class StreamFaultTests(BackendKind backend)
{
    private const long Buyer = 7;

    [Fact]
    public async Task A_refused_batch_puts_unit_and_buyer_back()
    {
        await using var cluster = await SaleCluster.StartAsync(backend, silos: 1);
        var productId = await cluster.CreateSaleAsync();
        var before = await cluster.Product(productId).GetSnapshotAsync();

        cluster.Faults.Enqueue(StreamFault.Refuse);
        Assert.Equal(PurchaseStatus.Unavailable, (await cluster.User(Buyer).PurchaseAsync(productId)).Status);

        Assert.Equal(before, await cluster.Product(productId).GetSnapshotAsync());
        Assert.Empty(await cluster.User(Buyer).GetOrdersAsync());
        Assert.Equal(PurchaseStatus.Accepted, (await cluster.User(Buyer).PurchaseAsync(productId)).Status);
        Assert.Equal(1, (await cluster.AuditAsync(productId)).Ledger.Placed);
    }

    [Fact]
    public async Task A_lost_confirmation_begins_an_epoch_that_finds_the_order()
    {
        await using var cluster = await SaleCluster.StartAsync(backend, silos: 1);
        var productId = await cluster.CreateSaleAsync();
        var before = await cluster.Product(productId).GetSnapshotAsync();

        cluster.Faults.Enqueue(StreamFault.StoreAndFail);
        Assert.Equal(PurchaseStatus.OutcomeUnknown, (await cluster.User(Buyer).PurchaseAsync(productId)).Status);

        var again = await cluster.User(Buyer).PurchaseAsync(productId);
        Assert.Equal(PurchaseStatus.AlreadyOrdered, again.Status);
        Assert.Equal(before.Epoch, again.OrderId!.Value.Epoch);
        Assert.Equal(OrderStatus.Placed, Assert.Single(await cluster.User(Buyer).GetOrdersAsync()).Status);
        Assert.Equal(before.Epoch + 1, (await cluster.Product(productId).GetSnapshotAsync()).Epoch);
        Assert.Equal(1, (await cluster.AuditAsync(productId)).Ledger.Placed);
    }

    [Fact]
    public async Task A_batch_that_was_lost_begins_an_epoch_in_which_the_buyer_can_buy()
    {
        await using var cluster = await SaleCluster.StartAsync(backend, silos: 1);
        var productId = await cluster.CreateSaleAsync();

        cluster.Faults.Enqueue(StreamFault.LoseAndFail);
        Assert.Equal(PurchaseStatus.OutcomeUnknown, (await cluster.User(Buyer).PurchaseAsync(productId)).Status);

        Assert.Equal(PurchaseStatus.Accepted, (await cluster.User(Buyer).PurchaseAsync(productId)).Status);
        var sale = await cluster.AuditAsync(productId);
        Assert.Equal((1, SaleCluster.Stock - 1), (sale.Ledger.Placed, sale.Grain!.Available));
    }

    [Fact]
    public async Task A_batch_that_is_delivered_twice_is_written_once()
    {
        await using var cluster = await SaleCluster.StartAsync(backend, silos: 1);
        var productId = await cluster.CreateSaleAsync();

        cluster.Faults.Enqueue(StreamFault.StoreTwice);
        Assert.Equal(PurchaseStatus.Accepted, (await cluster.User(Buyer).PurchaseAsync(productId)).Status);

        // The second buyer's order lies behind the copy, so once it is written the copy was seen.
        Assert.Equal(PurchaseStatus.Accepted, (await cluster.User(Buyer + 1).PurchaseAsync(productId)).Status);
        var sale = await cluster.AuditAsync(productId);
        Assert.Equal((2, 0), (sale.Ledger.Placed, sale.Ledger.Rejected));
    }

    [Fact]
    public async Task An_order_of_an_older_epoch_behind_the_fence_is_rejected_and_takes_nothing()
    {
        await using var cluster = await SaleCluster.StartAsync(backend, silos: 1);
        var productId = await cluster.CreateSaleAsync();
        var old = (await cluster.User(Buyer).PurchaseAsync(productId)).OrderId!.Value;
        await cluster.DeactivateAsync(productId);
        await cluster.Product(productId).PrepareAsync();

        // What a grain that was declared dead and is not would send.
        var stale = new OrderId(old.SaleId, old.Epoch, old.Sequence + 1);
        var now = TimeProvider.System.GetUtcNow();
        await SendAsync(cluster, productId, new OrderAccepted(
            new Order(stale, productId, Buyer + 1, 100, OrderStatus.Pending, now, now.AddMinutes(1))));

        // The next order lies behind it, so once that is written the stale one was decided.
        Assert.Equal(PurchaseStatus.Accepted, (await cluster.User(Buyer + 2).PurchaseAsync(productId)).Status);
        var sale = await cluster.AuditAsync(productId);
        Assert.Equal((2, 1, SaleCluster.Stock - 2), (sale.Ledger.Placed, sale.Ledger.Rejected, sale.Ledger.Available));
        Assert.Equal(OrderStatus.Rejected, (await cluster.User(Buyer + 1).GetOrderAsync(stale))!.Status);
        Assert.Equal(PurchaseStatus.Accepted, (await cluster.User(Buyer + 1).PurchaseAsync(productId)).Status);
    }

    [Fact]
    public async Task An_activation_behind_the_fence_sells_nothing_more_and_goes()
    {
        await using var cluster = await SaleCluster.StartAsync(backend, silos: 1);
        var productId = await cluster.CreateSaleAsync();
        var before = await cluster.Product(productId).GetSnapshotAsync();

        // Another activation's barrier: this one's orders are rejected from here on, until it notices.
        await SendAsync(cluster, productId, new BarrierRaised(productId, before.SaleId!.Value, before.Epoch + 1));
        for (var user = 1; user <= 20; user++) await cluster.User(user).PurchaseAsync(productId);

        var sale = await cluster.AuditAsync(productId);
        Assert.True(sale.Grain!.Epoch > before.Epoch);
        Assert.Equal(PurchaseStatus.Accepted, (await cluster.User(Buyer + 100).PurchaseAsync(productId)).Status);
    }

    /// <summary>Grain state from long ago, as after a restored backup: the fence is far ahead of the epoch.</summary>
    [Fact]
    public async Task An_epoch_far_behind_the_fence_reaches_it_at_the_first_opening()
    {
        await using var cluster = await SaleCluster.StartAsync(backend, silos: 1);
        var productId = await cluster.CreateSaleAsync();
        var before = await cluster.Product(productId).GetSnapshotAsync();
        await SendAsync(cluster, productId, new BarrierRaised(productId, before.SaleId!.Value, before.Epoch + 1_000));
        await SaleCluster.UntilAsync(() => Task.FromResult(cluster.IsActive(productId)), active => !active);
        var order = await cluster.User(Buyer).PurchaseAsync(productId);
        Assert.Equal((PurchaseStatus.Accepted, before.Epoch + 1_001), (order.Status, order.OrderId!.Value.Epoch));
        await cluster.AuditAsync(productId);
    }

    private static Task SendAsync(SaleCluster cluster, long productId, OrderEvent orderEvent)
    {
        var partitions = new OrderOptions().Partitions;
        return cluster.Services.GetRequiredKeyedService<IStreamProvider>(OrderStreams.Provider)
            .GetStream<OrderEvent>(StreamId.Create(OrderStreams.Namespace, OrderStreams.PartitionOf(productId, partitions)))
            .OnNextBatchAsync([orderEvent]);
    }
}
