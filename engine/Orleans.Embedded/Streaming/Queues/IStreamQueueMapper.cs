using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>Says which queues there are and which streams go through which.</summary>
public interface IStreamQueueMapper
{
    IEnumerable<QueueId> GetAllQueues();

    QueueId GetQueueForStream(StreamId streamId);
}
