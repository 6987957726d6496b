using System.Globalization;
using Orleans.Runtime;
using Orleans.Streams;
using Seckill.Orders;

namespace Seckill.Streaming;

/// <summary>One queue a partition. A stream's key is the number of its partition, so nothing is hashed.</summary>
public sealed class OrderPartitions : IConsistentRingStreamQueueMapper
{
    private readonly QueueId[] _queues;

    /// <param name="count">How many partitions there are, at least 1.</param>
    public OrderPartitions(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        // The hash is the queue's place on Orleans' ring; evenly spaced, so that the silos' shares are even.
        _queues = [.. Enumerable.Range(0, count).Select(i =>
            QueueId.GetQueueId(OrderStreams.Provider, (uint)i, (uint)((ulong)i * uint.MaxValue / (ulong)count)))];
    }

    public int Count => _queues.Length;

    public IEnumerable<QueueId> GetAllQueues() => _queues;

    public QueueId GetQueueForStream(StreamId streamId) => _queues[PartitionOf(streamId)];

    /// <summary>The queues of a silo that has this part of Orleans' ring.</summary>
    public IEnumerable<QueueId> GetQueuesForRange(IRingRange range) =>
        _queues.Where(queue => range.InRange(queue.GetUniformHashCode()));

    /// <summary>The partition that a queue stands for.</summary>
    public static int PartitionOf(QueueId queueId) => (int)queueId.GetNumericId();

    /// <summary>The stream that a partition carries.</summary>
    public static StreamId StreamOf(int partition) => StreamId.Create(OrderStreams.Namespace, partition);

    /// <exception cref="ArgumentException">It is not a stream of this provider, or its key is no partition.</exception>
    public int PartitionOf(StreamId streamId)
    {
        if (streamId.GetNamespace() == OrderStreams.Namespace
            && int.TryParse(streamId.GetKeyAsString(), NumberStyles.None, CultureInfo.InvariantCulture, out var partition)
            && partition < Count)
        {
            return partition;
        }

        const string Name = OrderStreams.Namespace;
        throw new ArgumentException($"The order stream has {Name}/0 to {Name}/{Count - 1}, not '{streamId}'.", nameof(streamId));
    }
}
