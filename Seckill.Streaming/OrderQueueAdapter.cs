using Orleans.Runtime;
using Orleans.Streams;
using Seckill.Orders;
using Seckill.Streaming.Messages;

namespace Seckill.Streaming;

/// <summary>The order stream as Orleans sees it, whatever carries it.</summary>
internal sealed class OrderQueueAdapter(string name, OrderPartitions partitions, IOrderQueue queue) : IQueueAdapter
{
    public string Name => name;

    public bool IsRewindable => false;

    public StreamProviderDirection Direction => StreamProviderDirection.ReadWrite;

    /// <summary>Appends the events as one message; when the task has completed, they are stored durably.</summary>
    /// <exception cref="OrderStreamRefusedException">Nothing is stored. Any other exception: it is not known.</exception>
    public Task QueueMessageBatchAsync<T>(
        StreamId streamId, IEnumerable<T> events, StreamSequenceToken? token, Dictionary<string, object>? requestContext)
    {
        int partition;
        byte[] message;
        try
        {
            partition = partitions.PartitionOf(streamId);
            if (token is not null) throw new ArgumentException("The order stream numbers its messages itself.", nameof(token));
            var orderEvents = events as IReadOnlyList<OrderEvent> ?? events.Cast<object>().Select(AsOrderEvent).ToList();
            if (orderEvents.Count == 0) return Task.CompletedTask;
            message = OrderEventCodec.Encode(orderEvents);
        }
        catch (Exception exception) when (exception is ArgumentException or OrderMessageException)
        {
            throw new OrderStreamRefusedException(exception.Message, exception);
        }

        return queue.AppendAsync(partition, message);
    }

    public IQueueAdapterReceiver CreateReceiver(QueueId queueId) => queue.CreateReceiver(OrderPartitions.PartitionOf(queueId));

    private static OrderEvent AsOrderEvent(object item) => item as OrderEvent
        ?? throw new ArgumentException($"The order stream carries no {item?.GetType().Name ?? "null"}.", nameof(item));
}
