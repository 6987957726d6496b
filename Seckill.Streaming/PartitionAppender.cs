using Seckill.Orders;
using Seckill.Stock;
using Seckill.Streaming.Messages;

namespace Seckill.Streaming;

/// <summary>
/// Appends to one partition. While a message is being stored, the batches of all products that come meanwhile gather into the
/// next one, so that a thousand products with an order each cost what one product with a thousand orders does. What was appended
/// first is stored first; a message that fails fails all its batches.
/// </summary>
internal sealed class PartitionAppender(int partition, IOrderQueue queue)
{
    private readonly Lock _gate = new();
    private readonly Queue<PendingBatch> _waiting = new();
    private int _waitingEvents;
    private int _inFlight;
    private bool _isShipping;

    /// <summary>Completes when the events are stored durably.</summary>
    /// <exception cref="OrderStreamRefusedException">Nothing is stored. Any other exception: it is not known.</exception>
    public Task AppendAsync(IReadOnlyList<OrderEvent> events)
    {
        if (events.Count > StreamLimits.MaxEventsPerMessage)
            throw new OrderStreamRefusedException($"{events.Count} events are too many for one message.");
        var batch = new PendingBatch(events);
        lock (_gate)
        {
            if (_waitingEvents >= StreamLimits.MaxWaitingEvents)
                throw new OrderStreamRefusedException($"{_waitingEvents} events wait for partition {partition}.");
            _waiting.Enqueue(batch);
            _waitingEvents += events.Count;
        }

        Ship();
        return batch.Task;
    }

    /// <summary>One caller at a time hands messages to the queue, which keeps them in order; the others' are taken along.</summary>
    private void Ship()
    {
        lock (_gate)
        {
            if (_isShipping) return;
            _isShipping = true;
        }

        while (TakeNext() is { } message) _ = StoreAsync(message);
    }

    private List<PendingBatch>? TakeNext()
    {
        lock (_gate)
        {
            if (!MayLeave())
            {
                _isShipping = false;
                return null;
            }

            var message = new List<PendingBatch>();
            var events = 0;
            while (_waiting.TryPeek(out var batch) && (message.Count == 0 || Fits(batch)))
            {
                message.Add(_waiting.Dequeue());
                events += batch.Events.Count;
            }

            _waitingEvents -= events;
            _inFlight++;
            return message;

            bool Fits(PendingBatch batch) =>
                events + batch.Events.Count <= StreamLimits.MaxEventsPerMessage && !batch.GoesAlone && !message[0].GoesAlone;
        }
    }

    /// <summary>The rule of the ProductGrain's batches: one at a time, and more only when they are worth it.</summary>
    private bool MayLeave() => _waiting.Count > 0
        && (_inFlight == 0
            || (_inFlight < StockLimits.MaxBatchesInFlight && _waitingEvents >= StockLimits.PipelinedBatchOrders));

    private async Task StoreAsync(List<PendingBatch> message)
    {
        Exception? failure = null;
        try
        {
            await queue.AppendAsync(partition, Encode(message)).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        lock (_gate) _inFlight--;
        foreach (var batch in message)
        {
            if (failure is null) batch.SetResult();
            else batch.SetException(failure);
        }

        Ship();
    }

    private static byte[] Encode(List<PendingBatch> message)
    {
        try
        {
            return OrderEventCodec.Encode(message.Count == 1 ? message[0].Events : [.. message.SelectMany(batch => batch.Events)]);
        }
        catch (OrderMessageException exception)
        {
            throw new OrderStreamRefusedException(exception.Message, exception);
        }
    }
}
