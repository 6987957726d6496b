using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>A mapper for silos that share the queues out by their places on a ring. This engine deals them out in turn and never asks.</summary>
public interface IConsistentRingStreamQueueMapper : IStreamQueueMapper
{
    IEnumerable<QueueId> GetQueuesForRange(IRingRange range);
}
