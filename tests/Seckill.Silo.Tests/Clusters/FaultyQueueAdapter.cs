using System.Collections.Concurrent;
using Orleans.Runtime;
using Orleans.Streams;
using Seckill.Orders;

namespace Seckill.Silo.Clusters;

/// <summary>
/// The real queue adapter, with one fault a batch for as long as there are faults. Barriers pass, unless it is down or the fault
/// is one of the changes that barriers carry.
/// </summary>
internal sealed class FaultyQueueAdapter(IQueueAdapter inner, ConcurrentQueue<StreamFault> faults, HeldBatches held) : IQueueAdapter
{
    public string Name => inner.Name;

    public bool IsRewindable => inner.IsRewindable;

    public StreamProviderDirection Direction => inner.Direction;

    public IQueueAdapterReceiver CreateReceiver(QueueId queueId) => inner.CreateReceiver(queueId);

    public async Task QueueMessageBatchAsync<T>(
        StreamId streamId, IEnumerable<T> events, StreamSequenceToken? token, Dictionary<string, object>? requestContext)
    {
        var batch = events.ToArray();
        var fault = TakeFaultOf(batch.OfType<OrderEvent>());
        if (fault is StreamFault.Down or StreamFault.Refuse) throw new OrderStreamRefusedException("The test refuses.");
        if (fault is StreamFault.LoseAndFail or StreamFault.LoseChangeAndFail) throw new IOException("The test lost the batch.");
        if (fault == StreamFault.Hold)
        {
            held.Add(StoreAsync);
            return;
        }

        await StoreAsync();
        if (fault is StreamFault.StoreAndFail or StreamFault.StoreChangeAndFail) throw new IOException("The test lost the confirmation.");
        if (fault == StreamFault.StoreTwice) await StoreAsync();

        Task StoreAsync() => inner.QueueMessageBatchAsync(streamId, batch, token, requestContext);
    }

    private StreamFault? TakeFaultOf(IEnumerable<OrderEvent> batch)
    {
        if (!faults.TryPeek(out var next)) return null;
        if (next == StreamFault.Down) return next; // Until the test takes it away.
        var isMeant = next is StreamFault.StoreChangeAndFail or StreamFault.LoseChangeAndFail
            ? batch.OfType<BarrierRaised>().Any(barrier => barrier.Change is not null)
            : batch.OfType<OrderAccepted>().Any();
        return isMeant && faults.TryDequeue(out var fault) ? fault : null;
    }
}
