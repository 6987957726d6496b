using Seckill.Orders;

namespace Seckill.Stock;

/// <summary>A sale that sells: its rules, the way of its orders to the stream, and the refusals that are always the same.</summary>
internal sealed class OpenSale
{
    private readonly Task<PurchaseResult> _notStarted;
    private readonly Task<PurchaseResult> _ended;
    private readonly Task<PurchaseResult> _paused;
    private readonly Task<PurchaseResult> _soldOut;
    private int _writtenAtLastTick = -1;

    /// <param name="stock">The rules.</param>
    /// <param name="returns">Asks for units that came back.</param>
    /// <param name="send">Puts events on the stream.</param>
    /// <param name="outcomeUnknown">Called once for every batch whose outcome is unknown.</param>
    /// <param name="timeProvider">The clock.</param>
    public OpenSale(
        SaleStock stock,
        ReturnsReader returns,
        Func<OrderEvent[], Task> send,
        Action<OpenSale> outcomeUnknown,
        TimeProvider timeProvider)
    {
        (Stock, Returns) = (stock, returns);
        Pipeline = new BatchPipeline(send, OnSettled, timeProvider);
        _notStarted = Refusal(PurchaseStatus.NotStarted);
        _ended = Refusal(PurchaseStatus.Ended);
        _paused = Refusal(PurchaseStatus.Paused);
        _soldOut = Refusal(PurchaseStatus.SoldOut);

        void OnSettled(OrderBatch batch, BatchOutcome outcome)
        {
            // Counter and buyers are right before anybody hears of it.
            if (outcome == BatchOutcome.Refused)
            {
                foreach (var reservation in batch.Reservations) Stock.PutBack(reservation);
            }
            else if (outcome == BatchOutcome.Unknown)
            {
                outcomeUnknown(this);
            }

            foreach (var reservation in batch.Reservations)
                reservation.Tell(ResultOf(outcome, reservation, PurchaseStatus.Accepted));
        }
    }

    public SaleStock Stock { get; }

    public BatchPipeline Pipeline { get; }

    public ReturnsReader Returns { get; }

    /// <summary>Decides one purchase; completes at once with a refusal, or when the order's batch is settled.</summary>
    public Task<PurchaseResult> BuyAsync(long userId, DateTimeOffset now)
    {
        // Room is a matter of the stream, so it is asked last: sold out and already ordered come first.
        var take = Stock.Take(userId, now);
        switch (take.Status)
        {
            case PurchaseStatus.NotStarted: return _notStarted;
            case PurchaseStatus.Ended: return _ended;
            case PurchaseStatus.Paused: return _paused;
            case PurchaseStatus.SoldOut: return _soldOut;
            case PurchaseStatus.AlreadyOrdered: return RepeatAsync(take);
            case PurchaseStatus.Accepted when Pipeline.HasRoom:
                Pipeline.Add(take.Reservation!);
                return take.Reservation!.Answer;
            case PurchaseStatus.Accepted:
                Stock.PutBack(take.Reservation!);
                return Refusal(PurchaseStatus.Unavailable);
            default:
                return Refusal(PurchaseStatus.Unavailable);
        }
    }

    /// <summary>Whether the ledger has been silent since the last call while something was on its way to it.</summary>
    public bool IsLagging()
    {
        var lagging = Stock.OnTheWay > 0 && Pipeline.InFlight == 0 && Stock.WrittenSequence == _writtenAtLastTick;
        _writtenAtLastTick = Stock.WrittenSequence;
        return lagging;
    }

    private Task<PurchaseResult> RepeatAsync(TakeResult take) =>
        take.Reservation is { } reservation
            ? ConfirmAsync(reservation)
            : Task.FromResult(new PurchaseResult(PurchaseStatus.AlreadyOrdered, take.LiveOrder, null, Stock.Sale.Id));

    private async Task<PurchaseResult> ConfirmAsync(Reservation reservation) =>
        ResultOf(await reservation.Confirmation, reservation, PurchaseStatus.AlreadyOrdered);

    private PurchaseResult ResultOf(BatchOutcome outcome, Reservation reservation, PurchaseStatus confirmed) => outcome switch
    {
        BatchOutcome.Confirmed => new PurchaseResult(confirmed, reservation.Order.Id, null, Stock.Sale.Id),
        BatchOutcome.Refused => ResultOf(PurchaseStatus.Unavailable),
        _ => ResultOf(PurchaseStatus.OutcomeUnknown),
    };

    private PurchaseResult ResultOf(PurchaseStatus refusal)
    {
        TimeSpan? retryAfter = refusal is PurchaseStatus.Unavailable or PurchaseStatus.OutcomeUnknown ? StockLimits.RetryAfter : null;
        return new PurchaseResult(refusal, null, retryAfter, Stock.Sale.Id);
    }

    private Task<PurchaseResult> Refusal(PurchaseStatus status) => Task.FromResult(ResultOf(status));
}
