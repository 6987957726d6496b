using Seckill.Audit;
using Seckill.Orders;
using Seckill.Payments;
using Seckill.Silo.Backends;
using Seckill.Stock;

namespace Seckill.Silo.Clusters;

/// <summary>Cancelled and expired orders give their units back, and a sold-out sale sells them.</summary>
public abstract class ReturnTests(BackendKind backend)
{
    [Fact]
    public async Task A_cancelled_order_makes_a_sold_out_sale_sell_again_and_its_buyer_may_buy_again()
    {
        await using var cluster = await SaleCluster.StartAsync(backend, silos: 2);
        var productId = await cluster.CreateSaleAsync(stock: 1);
        var first = (await cluster.User(1).PurchaseAsync(productId)).OrderId!.Value;
        Assert.Equal(PurchaseStatus.SoldOut, (await cluster.User(2).PurchaseAsync(productId)).Status);
        await WrittenAsync(cluster, 1, first);

        Assert.Equal(CancelStatus.NotFound, (await cluster.Order(first).CancelAsync(2)).Status);
        for (var times = 0; times < 2; times++) Assert.Equal(CancelStatus.Cancelled, (await cluster.Order(first).CancelAsync(1)).Status);
        var second = await cluster.BuyAsync(2, productId, again: PurchaseStatus.SoldOut);
        Assert.Equal(PurchaseStatus.Accepted, second.Status);
        Assert.Equal(PurchaseStatus.SoldOut, (await cluster.User(1).PurchaseAsync(productId)).Status);

        await WrittenAsync(cluster, 2, second.OrderId!.Value);
        await cluster.Order(second.OrderId.Value).CancelAsync(2);
        Assert.Equal(PurchaseStatus.Accepted, (await cluster.BuyAsync(1, productId, again: PurchaseStatus.SoldOut)).Status);
        var sale = await cluster.AuditAsync(productId);
        Assert.Equal((1, 2, 0), (sale.Ledger.Placed, sale.Ledger.Cancelled, sale.Ledger.Rejected));
        Assert.Equal(OrderStatus.Cancelled, (await cluster.User(1).GetOrderAsync(first))!.Status);
    }

    [Fact]
    public async Task An_order_that_is_nowhere_or_has_no_order_s_name_cannot_be_cancelled_or_paid()
    {
        await using var cluster = await SaleCluster.StartAsync(backend, silos: 1);
        var productId = await cluster.CreateSaleAsync();
        await cluster.User(1).PurchaseAsync(productId);
        foreach (var key in (string[])["x", "1-1", "01-1-1", "1-1-999999", "999-1-1"])
        {
            var order = cluster.Grains.GetGrain<IOrderGrain>(key);
            Assert.Equal((CancelStatus.NotFound, null), Parts(await order.CancelAsync(1)));
            Assert.Equal(PayStatus.NotFound, (await order.PayAsync(1)).Status);
        }

        static (CancelStatus, Order?) Parts(CancelResult result) => (result.Status, result.Order);
    }

    [Fact]
    public async Task An_order_that_is_not_written_yet_can_be_neither_paid_nor_cancelled_and_afterwards_it_can()
    {
        await using var cluster = await SaleCluster.StartAsync(backend, silos: 1);
        var productId = await cluster.CreateSaleAsync();
        cluster.Faults.Enqueue(StreamFault.Hold);
        var id = (await cluster.User(1).PurchaseAsync(productId)).OrderId!.Value;
        var payment = await cluster.Order(id).PayAsync(1);
        Assert.Equal((PayStatus.NotPayable, OrderStatus.Pending), (payment.Status, payment.Order!.Status));
        var cancellation = await cluster.Order(id).CancelAsync(1);
        Assert.Equal((CancelStatus.NotCancellable, OrderStatus.Pending), (cancellation.Status, cancellation.Order!.Status));
        Assert.Equal(CancelStatus.NotFound, (await cluster.Order(id).CancelAsync(2)).Status);

        await cluster.Held.ReleaseAsync();
        await WrittenAsync(cluster, 1, id);
        Assert.Equal(PayStatus.Open, (await cluster.Order(id).PayAsync(1)).Status);
        Assert.Equal(CancelStatus.Cancelled, (await cluster.Order(id).CancelAsync(1)).Status);
        await cluster.AuditAsync(productId);
    }

    /// <summary>The grain hears nothing: it asks by itself, and the reconciliation has nothing to do.</summary>
    [Fact]
    public async Task A_unit_of_which_the_grain_was_not_told_comes_back_all_the_same()
    {
        await using var cluster = await SaleCluster.StartAsync(backend, silos: 1);
        var productId = await cluster.CreateSaleAsync(stock: 1);
        var id = (await cluster.User(1).PurchaseAsync(productId)).OrderId!.Value;
        await WrittenAsync(cluster, 1, id);
        await cluster.LifecycleOfLedger.CancelAsync(id, 1, TestContext.Current.CancellationToken);
        Assert.Equal(PurchaseStatus.Accepted, (await cluster.BuyAsync(2, productId, again: PurchaseStatus.SoldOut)).Status);
        await cluster.AuditAsync(productId);
    }

    [Fact]
    public async Task Reconciling_brings_a_unit_back_at_once_and_begins_no_epoch_for_it()
    {
        await using var cluster = await SaleCluster.StartAsync(backend, silos: 1);
        var productId = await cluster.CreateSaleAsync(stock: 1);
        var id = (await cluster.User(1).PurchaseAsync(productId)).OrderId!.Value;
        await cluster.AuditAsync(productId);
        var before = await cluster.Product(productId).GetSnapshotAsync();
        await cluster.LifecycleOfLedger.CancelAsync(id, 1, TestContext.Current.CancellationToken);
        for (var times = 0; times < 2; times++) await cluster.Product(productId).ReconcileAsync();
        Assert.Equal(before with { Available = 1 }, await cluster.Product(productId).GetSnapshotAsync());
    }

    [Fact]
    public async Task Of_20000_orders_that_expire_each_goes_to_a_buyer_who_waits_but_for_those_that_are_being_paid()
    {
        const int Stock = 20_000;
        const int Paying = 100;
        await using var cluster = await SaleCluster.StartAsync(backend, silos: 2, "--Orders:PaymentSeconds=60");
        var productId = await cluster.CreateSaleAsync(Stock);
        await BuyAllAsync(cluster, productId, from: 1, Stock);
        Assert.Equal(PurchaseStatus.SoldOut, (await cluster.User(Stock + 1).PurchaseAsync(productId)).Status);
        await cluster.AuditAsync(productId);
        var paying = new OrderId[Paying];
        for (var user = 1; user <= Paying; user++)
        {
            paying[user - 1] = (await cluster.User(user).PurchaseAsync(productId)).OrderId!.Value;
            Assert.Equal(PayStatus.Open, (await cluster.Order(paying[user - 1]).PayAsync(user)).Status);
        }

        cluster.Clock.Shift(TimeSpan.FromSeconds(61));
        await BuyAllAsync(cluster, productId, from: Stock + 1, Stock - Paying);
        var sale = await cluster.AuditAsync(productId);
        Assert.Equal(
            (Stock, Stock - Paying, 0, 0),
            (sale.Ledger.Placed, sale.Ledger.Cancelled, sale.Ledger.Available, sale.Ledger.Rejected));
        foreach (var id in paying)
            Assert.Equal(OrderStatus.Placed, (await cluster.User(Array.IndexOf(paying, id) + 1).GetOrderAsync(id))!.Status);
    }

    [Fact]
    public async Task A_sale_in_which_nothing_happens_expires_its_orders_as_well_although_the_writer_was_lost()
    {
        await using var cluster = await SaleCluster.StartAsync(backend, silos: 1, "--Orders:PaymentSeconds=60");
        var productId = await cluster.CreateSaleAsync();
        var id = (await cluster.User(1).PurchaseAsync(productId)).OrderId!.Value;
        await WrittenAsync(cluster, 1, id);
        await cluster.DeactivateWriterAsync(OrderStreams.PartitionOf(productId, new OrderOptions().Partitions));
        cluster.Clock.Shift(TimeSpan.FromSeconds(61));
        await SaleCluster.UntilAsync(() => cluster.User(1).GetOrderAsync(id), order => order!.Status == OrderStatus.Cancelled);
        var journal = await cluster.Grains.GetGrain<IAuditGrain>(0).GetJournalAsync(id.SaleId, 0);
        Assert.Equal([JournalReason.Created, JournalReason.Placed, JournalReason.Expired], journal.Select(line => line.Reason));
    }

    private static Task WrittenAsync(SaleCluster cluster, long userId, OrderId id) =>
        SaleCluster.UntilAsync(() => cluster.User(userId).GetOrderAsync(id), order => order!.Status == OrderStatus.Placed);

    private static Task BuyAllAsync(SaleCluster cluster, long productId, int from, int count) => Parallel.ForAsync(
        from,
        from + count,
        new ParallelOptions { MaxDegreeOfParallelism = 64 },
        async (user, _) =>
        {
            var result = await SaleCluster.UntilAsync(
                () => cluster.User(user).PurchaseAsync(productId), answer => answer.Status != PurchaseStatus.SoldOut);
            Assert.Equal(PurchaseStatus.Accepted, result.Status);
        });
}
