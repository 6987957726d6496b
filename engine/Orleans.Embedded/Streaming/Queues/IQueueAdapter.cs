using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>Puts batches of events into queues and makes the receivers that take them out.</summary>
public interface IQueueAdapter
{
    string Name { get; }

    bool IsRewindable { get; }

    StreamProviderDirection Direction { get; }

    /// <summary>Puts one batch into the stream's queue; when the task has completed, the queue holds it.</summary>
    Task QueueMessageBatchAsync<T>(
        StreamId streamId, IEnumerable<T> events, StreamSequenceToken? token, Dictionary<string, object>? requestContext);

    IQueueAdapterReceiver CreateReceiver(QueueId queueId);
}
