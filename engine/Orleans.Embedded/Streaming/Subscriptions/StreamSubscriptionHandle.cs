using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>A subscription, in the hands of its consumer.</summary>
public abstract class StreamSubscriptionHandle<T> : IEquatable<StreamSubscriptionHandle<T>?>
{
    public abstract StreamId StreamId { get; }

    public abstract string ProviderName { get; }

    public abstract Guid HandleId { get; }

    /// <summary>Lets go of the observer. An implicit subscription itself stays: the next delivery asks for an observer again.</summary>
    public abstract Task UnsubscribeAsync();

    /// <summary>From now on the observer takes the events, one by one.</summary>
    /// <param name="token">Null: queues that can be rewound are not supported here.</param>
    public abstract Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token = null);

    /// <summary>From now on the observer takes the events, group by group.</summary>
    /// <param name="token">Null: queues that can be rewound are not supported here.</param>
    public abstract Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncBatchObserver<T> observer, StreamSequenceToken? token = null);

    public abstract bool Equals(StreamSubscriptionHandle<T>? other);
}
