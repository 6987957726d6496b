using Seckill.Orders;

namespace Seckill.Stock;

/// <summary>
/// Carries the orders of one epoch to the stream. While one batch is being confirmed the next one fills, so a durable
/// accept costs its share of a batch; when the crowd is large several full batches are in flight, in order.
/// </summary>
/// <param name="send">Puts events on the stream; completes when they are durable.</param>
/// <param name="settled">Hears of every batch before its buyers do.</param>
/// <param name="timeProvider">Measures <see cref="StockLimits.ConfirmTimeout"/>.</param>
internal sealed class BatchPipeline(
    Func<OrderEvent[], Task> send,
    Action<OrderBatch, BatchOutcome> settled,
    TimeProvider timeProvider)
{
    private readonly Queue<OrderBatch> _waiting = new();
    private OrderBatch? _filling;
    private TaskCompletionSource? _drained;
    private bool _shipScheduled;
    private bool _closed;

    /// <summary>Batches that were sent and not settled.</summary>
    public int InFlight { get; private set; }

    /// <summary>Orders that are not settled.</summary>
    public int Unconfirmed { get; private set; }

    /// <summary>Whether another order would be within <see cref="StockLimits.MaxUnconfirmedOrders"/>.</summary>
    public bool HasRoom => !_closed && Unconfirmed < StockLimits.MaxUnconfirmedOrders;

    /// <summary>Adds an order to the batch that is filling; its confirmation tells the outcome. Needs <see cref="HasRoom"/>.</summary>
    public void Add(Reservation reservation)
    {
        if (!HasRoom) throw new InvalidOperationException("The pipeline is closed or full.");
        if (_filling is null || _filling.IsFull) _waiting.Enqueue(_filling = new OrderBatch());
        _filling.Add(reservation);
        Unconfirmed++;
        if (_shipScheduled) return;
        _shipScheduled = true;
        _ = ShipSoonAsync();
    }

    /// <summary>Takes no more orders, refuses those that were not sent, and waits until the others are settled.</summary>
    public Task CloseAsync()
    {
        _closed = true;
        _filling = null;
        while (_waiting.TryDequeue(out var batch)) Settle(batch, BatchOutcome.Refused);
        if (InFlight == 0) return Task.CompletedTask;
        _drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _drained.Task;
    }

    /// <summary>Lets the purchases that have arrived already join the batch before it leaves.</summary>
    private async Task ShipSoonAsync()
    {
        await Task.Yield();
        _shipScheduled = false;
        Ship();
    }

    private void Ship()
    {
        while (_waiting.TryPeek(out var batch) && MayLeave(batch))
        {
            _waiting.Dequeue();
            if (ReferenceEquals(batch, _filling)) _filling = null;
            InFlight++;
            _ = SendAsync(batch);
        }
    }

    private bool MayLeave(OrderBatch batch) =>
        InFlight == 0
        || (InFlight < StockLimits.MaxBatchesInFlight && batch.Reservations.Count >= StockLimits.PipelinedBatchOrders);

    private async Task SendAsync(OrderBatch batch)
    {
        BatchOutcome outcome;
        try
        {
            await send(batch.ToEvents()).WaitAsync(StockLimits.ConfirmTimeout, timeProvider);
            outcome = BatchOutcome.Confirmed;
        }
        catch (OrderStreamRefusedException)
        {
            outcome = BatchOutcome.Refused;
        }
        catch (Exception)
        {
            // Whatever else went wrong, the batch may be on the stream: time-out, lost connection, a fault in the adapter.
            outcome = BatchOutcome.Unknown;
        }

        InFlight--;
        Settle(batch, outcome);
        Ship();
        if (InFlight == 0) _drained?.TrySetResult();
    }

    private void Settle(OrderBatch batch, BatchOutcome outcome)
    {
        Unconfirmed -= batch.Reservations.Count;
        settled(batch, outcome);
        batch.Settle(outcome);
    }
}
