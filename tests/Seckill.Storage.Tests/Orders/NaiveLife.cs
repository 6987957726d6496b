using Seckill.Catalog;
using Seckill.Orders;
using Seckill.Payments;
using Seckill.Stock;

namespace Seckill.Storage.Tests.Orders;

/// <summary>
/// What happens to orders, said again in the plainest way: everything in lists, everything counted from them. It shares no rule
/// with the ledger.
/// </summary>
internal sealed class NaiveLife(IReadOnlyList<NaiveSale> sales)
{
    private readonly HashSet<string> _nonces = [];

    public IReadOnlyList<NaiveSale> Sales => sales;

    public List<NaiveOrder> Orders { get; } = [];

    public List<NaivePayment> Payments { get; } = [];

    public long AvailableOf(NaiveSale sale) => sale.Stock - SoldOf(sale);

    public void Write(OrderEvent orderEvent, DateTimeOffset now)
    {
        if (orderEvent is BarrierRaised barrier) Raise(sales.Single(sale => sale.Id == barrier.SaleId), barrier, now);
        else Write(((OrderAccepted)orderEvent).Order);
    }

    public CancelStatus Cancel(OrderId orderId, long userId)
    {
        var order = Find(orderId, userId);
        if (order is null) return CancelStatus.NotFound;
        if (order.Status is OrderStatus.Paid or OrderStatus.Rejected) return CancelStatus.NotCancellable;
        End(order);
        return CancelStatus.Cancelled;
    }

    /// <summary>The order that is payable; else why not.</summary>
    public (PayStatus Status, NaivePayment? Open) Open(OrderId orderId, long userId, DateTimeOffset now)
    {
        var order = Find(orderId, userId);
        if (order is null) return (PayStatus.NotFound, null);
        if (order.Status != OrderStatus.Placed || order.Due <= now) return (PayStatus.NotPayable, null);
        var payments = Payments.Where(payment => payment.Order == order).ToList();
        if (payments.Find(payment => payment.Status == PaymentStatus.Open) is { } open) return (PayStatus.Open, open);
        if (payments.Count >= 20) return (PayStatus.NotPayable, null);
        var most = order.Accepted.ExpiresAt.AddMinutes(5);
        order.PayingUntil = now.AddMinutes(2) > most ? most : now.AddMinutes(2);
        return (PayStatus.Open, null);
    }

    public SettleStatus Settle(PaymentWord word)
    {
        if (_nonces.Contains(word.Nonce)) return SettleStatus.Replayed;
        var payment = Payments.Find(payment => payment.Opened.Id == word.PaymentId && payment.Order.Id == word.OrderId);
        if (payment is null) return SettleStatus.NotFound;
        _nonces.Add(word.Nonce);
        if (word.AmountCents != 990 || word.Currency != "CNY") return SettleStatus.AmountDiffers;
        var isFirst = payment.Status == PaymentStatus.Open || (payment.Status == PaymentStatus.Failed && word.Succeeded);
        if (!isFirst) return SettleStatus.KnownAlready;
        var placed = payment.Order.Status == OrderStatus.Placed;
        payment.Status = !word.Succeeded ? PaymentStatus.Failed : placed ? PaymentStatus.Succeeded : PaymentStatus.RefundDue;
        if (placed) payment.Order.PayingUntil = null;
        if (placed && word.Succeeded) payment.Order.Status = OrderStatus.Paid;
        return word.Succeeded && !placed ? SettleStatus.Refunding : SettleStatus.Settled;
    }

    public IEnumerable<OrderId> Expire(int partition, int partitions, int limit, DateTimeOffset now)
    {
        var due = Orders.Where(order => order.Status == OrderStatus.Placed && order.Due <= now)
            .Where(order => order.Accepted.ProductId % partitions == partition)
            .OrderBy(order => order.Due).ThenBy(order => order.Accepted.ProductId)
            .ThenBy(order => order.Id.SaleId).ThenBy(order => order.Id.Epoch).ThenBy(order => order.Id.Sequence)
            .Take(limit).ToList();
        due.ForEach(End);
        return due.Select(order => order.Id);
    }

    public void Refund(string paymentId)
    {
        var payment = Payments.Single(payment => payment.Opened.Id == paymentId);
        if (payment.Status == PaymentStatus.RefundDue) payment.Status = PaymentStatus.Refunded;
    }

    private void Write(Order order)
    {
        if (Orders.Exists(other => other.Id == order.Id)) return;
        var sale = sales.Single(sale => sale.Id == order.Id.SaleId);
        var taken = Orders.Exists(other => other.Id.SaleId == sale.Id && other.Accepted.UserId == order.UserId && other.IsLive);
        var placed = order.Id.Epoch >= sale.Fence && !taken && AvailableOf(sale) > 0;
        Orders.Add(new NaiveOrder(order) { Status = placed ? OrderStatus.Placed : OrderStatus.Rejected });
    }

    private void Raise(NaiveSale sale, BarrierRaised barrier, DateTimeOffset now)
    {
        if (barrier.Epoch <= sale.Fence) return;
        sale.Fence = barrier.Epoch;
        if (barrier.Change is not { } change || sale.EndsAt <= now) return;
        if (change is { Kind: SaleChangeKind.SetStock, Stock: > 0 } && change.Stock >= SoldOf(sale)) sale.Stock = change.Stock.Value;
        if (change.Kind is SaleChangeKind.Pause or SaleChangeKind.Resume) sale.IsPaused = change.Kind == SaleChangeKind.Pause;
        if (change.Kind == SaleChangeKind.End)
            (sale.StartsAt, sale.EndsAt) = (sale.StartsAt >= now ? now.AddMilliseconds(-1) : sale.StartsAt, now);
        if (change.Kind == SaleChangeKind.SetWindow && MayMove(sale, change.StartsAt!.Value, change.EndsAt!.Value, now))
            (sale.StartsAt, sale.EndsAt) = (change.StartsAt.Value, change.EndsAt.Value);
    }

    private bool MayMove(NaiveSale sale, DateTimeOffset startsAt, DateTimeOffset endsAt, DateTimeOffset now) =>
        startsAt < endsAt && endsAt > now && endsAt - startsAt <= CatalogLimits.MaxWindow
        && !sales.Any(other => other != sale && other.ProductId == sale.ProductId && other.EndsAt > now
            && other.StartsAt < endsAt && startsAt < other.EndsAt);

    private NaiveOrder? Find(OrderId orderId, long userId) =>
        Orders.Find(order => order.Id == orderId && order.Accepted.UserId == userId);

    private long SoldOf(NaiveSale sale) => Orders.Count(order => order.Id.SaleId == sale.Id && order.IsLive);

    private static void End(NaiveOrder order) => (order.Status, order.PayingUntil) = (OrderStatus.Cancelled, null);
}
