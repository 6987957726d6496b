using Seckill.Audit;
using Seckill.Orders;
using Seckill.Payments;
using Seckill.Silo.Backends;
using Seckill.Stock;

namespace Seckill.Silo.Clusters;

/// <summary>Orders are paid, or not, with a provider that speaks when the test wants it to.</summary>
public abstract class PaymentTests(BackendKind backend)
{
    private const long Buyer = 7;

    [Fact]
    public async Task A_payment_is_opened_once_and_its_success_pays_the_order_however_often_it_is_said()
    {
        await using var cluster = await SaleCluster.StartAsync(backend, silos: 2);
        var (productId, order) = await PlaceAsync(cluster);
        Assert.Equal(PayStatus.NotFound, (await cluster.Order(order).PayAsync(Buyer + 1)).Status);
        var first = await cluster.Order(order).PayAsync(Buyer);
        var second = await cluster.Order(order).PayAsync(Buyer);
        Assert.Equal((PayStatus.Open, first.PaymentId), (second.Status, second.PaymentId));
        Assert.NotNull(second.Order!.PayingUntil);
        Assert.Equal(first.PaymentId, Assert.Single(cluster.Provider.Opened).Key);

        var word = Word(cluster, order, first.PaymentId!, succeeded: true);
        Assert.Equal(SettleStatus.NotFound, await cluster.Order(order).SettleAsync(word with { OrderId = order with { Sequence = 9 } }));
        Assert.Equal(SettleStatus.Settled, await cluster.Order(order).SettleAsync(word));
        Assert.Equal(SettleStatus.Replayed, await cluster.Order(order).SettleAsync(word));
        Assert.Equal(SettleStatus.KnownAlready, await cluster.Order(order).SettleAsync(Word(cluster, order, first.PaymentId!, true)));
        Assert.Equal(CancelStatus.NotCancellable, (await cluster.Order(order).CancelAsync(Buyer)).Status);
        Assert.Equal(PayStatus.NotPayable, (await cluster.Order(order).PayAsync(Buyer)).Status);
        Assert.Equal(OrderStatus.Paid, (await cluster.User(Buyer).GetOrderAsync(order))!.Status);
        Assert.Equal(1, (await cluster.AuditAsync(productId)).Ledger.Paid);
    }

    [Fact]
    public async Task A_success_that_comes_after_the_cancellation_is_refunded_once_and_resurrects_nothing()
    {
        await using var cluster = await SaleCluster.StartAsync(backend, silos: 1);
        var (productId, order) = await PlaceAsync(cluster);
        var payment = (await cluster.Order(order).PayAsync(Buyer)).PaymentId!;
        Assert.Equal(CancelStatus.Cancelled, (await cluster.Order(order).CancelAsync(Buyer)).Status);
        cluster.Provider.IsDown = true;
        Assert.Equal(SettleStatus.Refunding, await cluster.Order(order).SettleAsync(Word(cluster, order, payment, succeeded: true)));
        cluster.Provider.IsDown = false;
        await SaleCluster.UntilAsync(() => Task.FromResult(cluster.Provider.Refunded), refunded => refunded.ContainsKey(payment));
        var sale = await cluster.AuditAsync(productId);
        Assert.Equal((0, 1, SaleCluster.Stock), (sale.Ledger.Paid, sale.Ledger.Cancelled, sale.Ledger.Available));
        Assert.Equal(OrderStatus.Cancelled, (await cluster.User(Buyer).GetOrderAsync(order))!.Status);
    }

    [Fact]
    public async Task While_a_payment_is_open_the_order_does_not_expire_and_after_its_failure_it_does()
    {
        await using var cluster = await SaleCluster.StartAsync(backend, silos: 1, "--Orders:PaymentSeconds=30");
        var (productId, order) = await PlaceAsync(cluster);
        var (otherProductId, other) = await PlaceAsync(cluster);
        var payment = (await cluster.Order(order).PayAsync(Buyer)).PaymentId!;
        cluster.Clock.Shift(TimeSpan.FromSeconds(31));
        await SaleCluster.UntilAsync(() => cluster.User(Buyer).GetOrderAsync(other), it => it!.Status == OrderStatus.Cancelled);
        Assert.Equal(OrderStatus.Placed, (await cluster.User(Buyer).GetOrderAsync(order))!.Status);

        Assert.Equal(SettleStatus.Settled, await cluster.Order(order).SettleAsync(Word(cluster, order, payment, succeeded: false)));
        await SaleCluster.UntilAsync(() => cluster.User(Buyer).GetOrderAsync(order), it => it!.Status == OrderStatus.Cancelled);
        Assert.Equal(PurchaseStatus.Accepted, (await cluster.BuyAsync(Buyer, productId, again: PurchaseStatus.AlreadyOrdered)).Status);
        await cluster.AuditAsync(productId);
        await cluster.AuditAsync(otherProductId);
    }

    [Fact]
    public async Task A_payment_of_which_the_provider_has_not_heard_is_asked_for_again()
    {
        await using var cluster = await SaleCluster.StartAsync(backend, silos: 1);
        var (_, order) = await PlaceAsync(cluster);
        cluster.Provider.IsDown = true;
        var payment = (await cluster.Order(order).PayAsync(Buyer)).PaymentId!;
        Assert.Empty(cluster.Provider.Opened);
        cluster.Provider.IsDown = false;
        cluster.Clock.Shift(PaymentWatchLimits.AnswerPatience);
        await SaleCluster.UntilAsync(() => Task.FromResult(cluster.Provider.Opened), opened => opened.ContainsKey(payment));
        Assert.Equal((order, 100L), (cluster.Provider.Opened[payment].Payment.OrderId, cluster.Provider.Opened[payment].Payment.AmountCents));
    }

    [Fact]
    public async Task Of_a_payment_and_a_cancellation_that_race_exactly_one_wins()
    {
        const int Orders = 100;
        await using var cluster = await SaleCluster.StartAsync(backend, silos: 2);
        var productId = await cluster.CreateSaleAsync(Orders);
        var paid = 0;
        await Parallel.ForAsync(1L, Orders + 1, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (user, _) =>
        {
            var order = (await cluster.User(user).PurchaseAsync(productId)).OrderId!.Value;
            await SaleCluster.UntilAsync(() => cluster.User(user).GetOrderAsync(order), it => it!.Status == OrderStatus.Placed);
            var payment = (await cluster.Order(order).PayAsync(user)).PaymentId!;

            // Not through one grain, which would put them in order: the ledger must.
            var settled = cluster.PaymentsOfLedger.SettleAsync(Word(cluster, order, payment, succeeded: true), CancellationToken.None);
            var cancelled = cluster.Order(order).CancelAsync(user);
            var settlement = (await settled).Status;
            Assert.Equal(settlement == SettleStatus.Settled ? CancelStatus.NotCancellable : CancelStatus.Cancelled, (await cancelled).Status);
            if (settlement == SettleStatus.Settled) Interlocked.Increment(ref paid);
            else Assert.Equal(SettleStatus.Refunding, settlement);
        });
        var sale = await cluster.AuditAsync(productId);
        Assert.Equal((paid, Orders - paid), (sale.Ledger.Paid, sale.Ledger.Cancelled));
        await SaleCluster.UntilAsync(() => Task.FromResult(cluster.Provider.Refunded), refunded => refunded.Count == Orders - paid);
    }

    private static async Task<(long ProductId, OrderId Order)> PlaceAsync(SaleCluster cluster)
    {
        var productId = await cluster.CreateSaleAsync();
        var order = (await cluster.User(Buyer).PurchaseAsync(productId)).OrderId!.Value;
        await SaleCluster.UntilAsync(() => cluster.User(Buyer).GetOrderAsync(order), it => it!.Status == OrderStatus.Placed);
        return (productId, order);
    }

    private static PaymentWord Word(SaleCluster cluster, OrderId order, string payment, bool succeeded) =>
        cluster.Provider.Say(order, payment, succeeded, cluster.Clock.GetUtcNow());
}
