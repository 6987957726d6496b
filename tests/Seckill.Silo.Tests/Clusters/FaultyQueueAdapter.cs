using System.Collections.Concurrent;
using Orleans.Runtime;
using Orleans.Streams;
using Seckill.Orders;

namespace Seckill.Silo.Clusters;

/// <summary>The real queue adapter, with one fault a batch of orders for as long as there are faults. Barriers pass, unless it is down.</summary>
internal sealed class FaultyQueueAdapter(IQueueAdapter inner, ConcurrentQueue<StreamFault> faults) : IQueueAdapter
{
    public string Name => inner.Name;

    public bool IsRewindable => inner.IsRewindable;

    public StreamProviderDirection Direction => inner.Direction;

    public IQueueAdapterReceiver CreateReceiver(QueueId queueId) => inner.CreateReceiver(queueId);

    public async Task QueueMessageBatchAsync<T>(
        StreamId streamId, IEnumerable<T> events, StreamSequenceToken? token, Dictionary<string, object>? requestContext)
    {
        var batch = events.ToArray();
        if (faults.TryPeek(out var lasting) && lasting == StreamFault.Down)
        {
            throw new OrderStreamRefusedException("The test has taken the stream away.");
        }

        if (!batch.OfType<OrderAccepted>().Any() || !faults.TryDequeue(out var fault))
        {
            await inner.QueueMessageBatchAsync(streamId, batch, token, requestContext);
            return;
        }

        if (fault == StreamFault.Refuse) throw new OrderStreamRefusedException("The test refuses.");
        if (fault == StreamFault.LoseAndFail) throw new IOException("The test lost the batch.");
        await inner.QueueMessageBatchAsync(streamId, batch, token, requestContext);
        if (fault == StreamFault.StoreAndFail) throw new IOException("The test lost the confirmation.");
        await inner.QueueMessageBatchAsync(streamId, batch, token, requestContext);
    }
}
