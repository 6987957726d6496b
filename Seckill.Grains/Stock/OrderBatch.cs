using Seckill.Orders;

namespace Seckill.Stock;

/// <summary>Orders that share one message of the stream, and so the cost of one confirmation.</summary>
internal sealed class OrderBatch
{
    // Continuations run later, as turns of their own, and not inside the loop that settles the batch.
    private readonly TaskCompletionSource<BatchOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Reservation> _reservations = [];

    public IReadOnlyList<Reservation> Reservations => _reservations;

    public bool IsFull => _reservations.Count == StockLimits.MaxBatchOrders;

    public void Add(Reservation reservation)
    {
        _reservations.Add(reservation);
        reservation.Confirmation = _outcome.Task;
    }

    public OrderEvent[] ToEvents() => [.. _reservations.Select(reservation => new OrderAccepted(reservation.Order))];

    public void Settle(BatchOutcome outcome) => _outcome.SetResult(outcome);
}
