namespace Orleans.Streams;

/// <summary>Takes messages out of one queue. One agent calls it, and never twice at a time.</summary>
public interface IQueueAdapterReceiver
{
    /// <summary>Called first, and again if it failed.</summary>
    Task Initialize(TimeSpan timeout);

    [Obsolete("Use the overload which accepts a CancellationToken.")]
    Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount);

    /// <summary>The next messages, in order; none where the queue is empty. May wait for messages, until cancelled.</summary>
    Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount, CancellationToken cancellationToken)
#pragma warning disable CS0618 // What a receiver must have is the older overload.
        => GetQueueMessagesAsync(maxCount);
#pragma warning restore CS0618

    [Obsolete("Use the overload which accepts a CancellationToken.")]
    Task MessagesDeliveredAsync(IList<IBatchContainer> messages);

    /// <summary>Acknowledges messages, in the order in which they were taken: they need not come again.</summary>
    Task MessagesDeliveredAsync(IList<IBatchContainer> messages, CancellationToken cancellationToken)
#pragma warning disable CS0618 // What a receiver must have is the older overload.
        => MessagesDeliveredAsync(messages);
#pragma warning restore CS0618

    /// <summary>Called last. What was taken and not acknowledged must come again, to whoever takes the queue next.</summary>
    Task Shutdown(TimeSpan timeout);
}
