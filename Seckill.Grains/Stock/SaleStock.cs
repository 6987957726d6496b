using Seckill.Catalog;
using Seckill.Orders;

namespace Seckill.Stock;

/// <summary>
/// The rules of one sale within one epoch: the counter, the buyers and what is on its way to the ledger. Synchronous and
/// deterministic; whoever owns it calls it from one thread at a time.
/// </summary>
internal sealed class SaleStock
{
    private readonly LiveBuyers _buyers;
    private readonly Dictionary<int, Reservation> _onTheWay = [];
    private readonly OrderOptions _options;

    public SaleStock(StockImage image, int epoch, OrderOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epoch, 1);
        Sale = image.Sale;
        Epoch = epoch;
        Available = image.Sale.Available;
        (Line, HeardLine) = (image.Line, image.Line);
        _options = options;
        _buyers = new LiveBuyers(image.Sale.Stock, image.Buyers);
        AssertCounter();
    }

    public Sale Sale { get; }

    public int Epoch { get; }

    /// <summary>Units that can still be given out.</summary>
    public long Available { get; private set; }

    /// <summary>Orders taken in this epoch of which it is not known that the ledger has them.</summary>
    public int OnTheWay => _onTheWay.Count;

    /// <summary>The sequence of the last order that was taken in this epoch, 0 before the first.</summary>
    public int LastSequence { get; private set; }

    /// <summary>The highest sequence that the ledger is known to have.</summary>
    public int WrittenSequence { get; private set; }

    /// <summary>The last line of the sale's journal of which everything is known here, as far as it concerns the counter.</summary>
    public long Line { get; private set; }

    /// <summary>The last line of the sale's journal that was heard of.</summary>
    public long HeardLine { get; private set; }

    /// <summary>Takes one unit for a buyer, or says why not: the checks stand in the order of <see cref="PurchaseStatus"/>.</summary>
    public TakeResult Take(long userId, DateTimeOffset now)
    {
        if (now < Sale.StartsAt) return new TakeResult(PurchaseStatus.NotStarted);
        if (now >= Sale.EndsAt) return new TakeResult(PurchaseStatus.Ended);
        if (Sale.IsPaused) return new TakeResult(PurchaseStatus.Paused);
        if (_buyers.TryGetOrder(userId, out var live))
        {
            return new TakeResult(PurchaseStatus.AlreadyOrdered, FindOnTheWay(live), live);
        }

        if (Available == 0) return new TakeResult(PurchaseStatus.SoldOut);
        if (_onTheWay.Count >= _options.MaxUnwritten) return new TakeResult(PurchaseStatus.Unavailable);
        if (LastSequence == int.MaxValue) return new TakeResult(PurchaseStatus.Unavailable);

        // Nothing fails behind this line.
        Available--;
        var id = new OrderId(Sale.Id, Epoch, ++LastSequence);
        var createdAt = ToMilliseconds(now);
        var expiresAt = createdAt.AddSeconds(_options.PaymentSeconds);
        var order = new Order(id, Sale.ProductId, userId, Sale.PriceCents, OrderStatus.Pending, createdAt, expiresAt);
        var reservation = new Reservation(order);
        _buyers.Add(userId, id);
        _onTheWay.Add(id.Sequence, reservation);
        AssertCounter();
        return new TakeResult(PurchaseStatus.Accepted, reservation);
    }

    /// <summary>Undoes a take whose order is certainly not on the stream. Doing it again changes nothing.</summary>
    public void PutBack(Reservation reservation)
    {
        // The buyer's entry tells whether it was done before: a later batch that was written may have taken this order off
        // the list of those on the way, as if the ledger had it.
        _onTheWay.Remove(reservation.Order.Id.Sequence);
        Return(new OrderOutcome(reservation.Order.Id, reservation.Order.UserId, OrderStatus.Cancelled));
    }

    /// <summary>The reservation of an order that the ledger may not have yet; null when it has it, or never will.</summary>
    public Reservation? FindOnTheWay(OrderId id) =>
        id.SaleId == Sale.Id && id.Epoch == Epoch && _onTheWay.TryGetValue(id.Sequence, out var reservation) ? reservation : null;

    /// <summary>
    /// Takes note of what the ledger committed. Orders of one epoch are written in the order of their sequences, so one
    /// that is written tells the same of all before it, and a notice that was lost is made good by the next.
    /// </summary>
    /// <remarks>
    /// Units that came back are put on sale at once, in whatever order the notices come: the buyer set tells which were before.
    /// The lines tell whether a notice is missing; see <see cref="IsBehind"/>.
    /// </remarks>
    /// <returns>False when the ledger refused an order of this epoch: counter and ledger differ, a new epoch is due.</returns>
    public bool OnWritten(SaleWritten written)
    {
        if (written.SaleId != Sale.Id) return true;
        var agrees = true;
        foreach (var outcome in written.Outcomes)
        {
            if (outcome.OrderId.Epoch == Epoch)
            {
                agrees &= outcome.Status != OrderStatus.Rejected;
                OnWrittenThrough(outcome.OrderId.Sequence);
            }

            if (outcome.Status == OrderStatus.Cancelled) Return(outcome);
        }

        HeardLine = Math.Max(HeardLine, written.Line);
        if (written.LineBefore <= Line) Line = Math.Max(Line, written.Line);
        return agrees;
    }

    /// <summary>Whether a notice is missing between the lines that are known and one that was heard of.</summary>
    public bool IsBehind => Line < HeardLine;

    /// <summary>Takes note of the units that came back behind a line, as the ledger tells it when it is asked.</summary>
    public void OnReturned(ReturnedUnits returned)
    {
        foreach (var outcome in returned.Orders)
        {
            // An order that came back was written before, and with it all before it.
            if (outcome.OrderId.Epoch == Epoch) OnWrittenThrough(outcome.OrderId.Sequence);
            Return(outcome);
        }

        Line = Math.Max(Line, returned.Line);
        HeardLine = Math.Max(HeardLine, Line);
    }

    /// <summary>Takes note that the ledger has every order of this epoch that it will ever have, up to a sequence.</summary>
    public void OnWrittenThrough(int sequence)
    {
        for (; WrittenSequence < sequence; WrittenSequence++) _onTheWay.Remove(WrittenSequence + 1);
    }

    /// <summary>
    /// Puts the unit of a cancelled or expired order on sale again, and lets its buyer buy again. Doing it again changes nothing,
    /// and so does an order that the image did not count: only the buyer's live order of that very id gives its unit back.
    /// </summary>
    private void Return(OrderOutcome outcome)
    {
        if (!_buyers.Remove(outcome.UserId, outcome.OrderId)) return;
        Available++;
        AssertCounter();
    }

    /// <summary>Half of I1: what the grain gives out is never less than nothing and never more than the stock.</summary>
    private void AssertCounter()
    {
        if (Available < 0 || Available > Sale.Stock)
        {
            throw new InvalidOperationException(
                $"I1 violated: sale {Sale.Id}, epoch {Epoch}: available {Available} of stock {Sale.Stock}.");
        }
    }

    private static DateTimeOffset ToMilliseconds(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
