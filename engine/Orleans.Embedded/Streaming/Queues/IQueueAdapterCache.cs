namespace Orleans.Streams;

/// <summary>Makes one cache for each queue.</summary>
public interface IQueueAdapterCache
{
    IQueueCache CreateQueueCache(QueueId queueId);
}
