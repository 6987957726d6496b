using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Streams;
using Seckill.Orders;
using Seckill.Streaming.Messages;

namespace Seckill.Streaming.Sql;

/// <summary>The order stream in SQL, for a machine without a broker.</summary>
internal sealed class SqlQueueAdapter(
    string name, OrderPartitions partitions, SqlOrderQueue queue, TimeProvider clock, ILogger<SqlQueueAdapter> logger)
    : IQueueAdapter
{
    public string Name => name;

    public bool IsRewindable => false;

    public StreamProviderDirection Direction => StreamProviderDirection.ReadWrite;

    /// <summary>Appends the events as one message; when the task has completed, they are on disk.</summary>
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

    public IQueueAdapterReceiver CreateReceiver(QueueId queueId) =>
        new SqlQueueAdapterReceiver(queue, OrderPartitions.PartitionOf(queueId), clock, logger);

    private static OrderEvent AsOrderEvent(object item) => item as OrderEvent
        ?? throw new ArgumentException($"The order stream carries no {item?.GetType().Name ?? "null"}.", nameof(item));
}
