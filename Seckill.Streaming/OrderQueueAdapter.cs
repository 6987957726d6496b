using System.Collections.Concurrent;
using Orleans.Runtime;
using Orleans.Streams;
using Seckill.Orders;

namespace Seckill.Streaming;

/// <summary>The order stream as Orleans sees it, whatever carries it.</summary>
internal sealed class OrderQueueAdapter(string name, OrderPartitions partitions, IOrderQueue queue) : IQueueAdapter
{
    private readonly ConcurrentDictionary<int, PartitionAppender> _appenders = [];

    public string Name => name;

    public bool IsRewindable => false;

    public StreamProviderDirection Direction => StreamProviderDirection.ReadWrite;

    /// <summary>Appends the events in one message; when the task has completed, they are stored durably.</summary>
    /// <exception cref="OrderStreamRefusedException">Nothing is stored. Any other exception: it is not known.</exception>
    public Task QueueMessageBatchAsync<T>(
        StreamId streamId, IEnumerable<T> events, StreamSequenceToken? token, Dictionary<string, object>? requestContext)
    {
        int partition;
        IReadOnlyList<OrderEvent> orderEvents;
        try
        {
            partition = partitions.PartitionOf(streamId);
            if (token is not null) throw new ArgumentException("The order stream numbers its messages itself.", nameof(token));
            orderEvents = events as IReadOnlyList<OrderEvent> ?? events.Cast<object>().Select(AsOrderEvent).ToList();
        }
        catch (ArgumentException exception)
        {
            throw new OrderStreamRefusedException(exception.Message, exception);
        }

        if (orderEvents.Count == 0) return Task.CompletedTask;
        return _appenders.GetOrAdd(partition, static (number, to) => new PartitionAppender(number, to), queue).AppendAsync(orderEvents);
    }

    public IQueueAdapterReceiver CreateReceiver(QueueId queueId) => queue.CreateReceiver(OrderPartitions.PartitionOf(queueId));

    private static OrderEvent AsOrderEvent(object item) => item as OrderEvent
        ?? throw new ArgumentException($"The order stream carries no {item?.GetType().Name ?? "null"}.", nameof(item));
}
