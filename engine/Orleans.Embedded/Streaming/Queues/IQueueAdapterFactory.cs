namespace Orleans.Streams;

/// <summary>What a kind of queue brings along.</summary>
public interface IQueueAdapterFactory
{
    [Obsolete("Use the overload which accepts a CancellationToken.")]
    Task<IQueueAdapter> CreateAdapter();

    /// <summary>The adapter of one silo; called once, when the silo starts.</summary>
    Task<IQueueAdapter> CreateAdapter(CancellationToken cancellationToken)
#pragma warning disable CS0618 // What a factory must have is the older overload.
        => CreateAdapter();
#pragma warning restore CS0618

    IQueueAdapterCache GetQueueAdapterCache();

    IStreamQueueMapper GetStreamQueueMapper();

    /// <summary>Who is told of events that could not be delivered.</summary>
    Task<IStreamFailureHandler> GetDeliveryFailureHandler(QueueId queueId);
}
