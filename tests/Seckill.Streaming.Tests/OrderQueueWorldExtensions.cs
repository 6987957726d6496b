using Orleans.Streams;
using Seckill.Orders;

namespace Seckill.Streaming.Tests;

internal static class OrderQueueWorldExtensions
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(5);
    private static readonly OrderPartitions Partitions = new(IOrderQueueWorld.Partitions);

    public static IQueueAdapterReceiver CreateReceiver(this IOrderQueueWorld world, int partition) =>
        world.Adapter.CreateReceiver(Partitions.GetQueueForStream(OrderPartitions.StreamOf(partition)));

    public static Task AppendAsync(this IOrderQueueWorld world, int partition, params OrderEvent[] events) =>
        world.Adapter.QueueMessageBatchAsync(OrderPartitions.StreamOf(partition), events, null, null);

    /// <summary>Reads until so many messages are there.</summary>
    public static async Task<List<IBatchContainer>> ReadAsync(this IQueueAdapterReceiver receiver, int count)
    {
        var read = new List<IBatchContainer>();
        while (read.Count < count) read.AddRange(await receiver.GetQueueMessagesAsync(count - read.Count, Cancel.Token));
        return read;
    }

    /// <summary>Tells the receiver that these were delivered, and lets it go.</summary>
    public static async Task DeliveredAsync(this IQueueAdapterReceiver receiver, IList<IBatchContainer> messages)
    {
        await receiver.MessagesDeliveredAsync(messages, Cancel.Token);
        await receiver.Shutdown(ShutdownTimeout);
    }
}
