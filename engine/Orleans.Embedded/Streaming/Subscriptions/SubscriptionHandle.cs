using Orleans.Streams;

namespace Orleans.Runtime.Embedded;

/// <summary>The handle of an implicit subscription; good for as long as its activation lives.</summary>
internal sealed class SubscriptionHandle<T>(StreamConsumer consumer, ImplicitSubscription subscription) : StreamSubscriptionHandle<T>
{
    public override StreamId StreamId => subscription.StreamId;

    public override string ProviderName => subscription.ProviderName;

    public override Guid HandleId => subscription.Id.Guid;

    public override Task UnsubscribeAsync()
    {
        consumer.SetSink(subscription.Id, null);
        return Task.CompletedTask;
    }

    public override Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token = null) =>
        Resume(new ObserverSink<T>(observer), token);

    public override Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncBatchObserver<T> observer, StreamSequenceToken? token = null) =>
        Resume(new BatchObserverSink<T>(observer), token);

    public override bool Equals(StreamSubscriptionHandle<T>? other) => other?.HandleId == HandleId;

    public override bool Equals(object? obj) => Equals(obj as StreamSubscriptionHandle<T>);

    public override int GetHashCode() => HandleId.GetHashCode();

    private Task<StreamSubscriptionHandle<T>> Resume(IStreamSink sink, StreamSequenceToken? token)
    {
        if (token is not null) throw new NotSupportedException("The embedded engine's streams cannot be rewound to a token.");
        consumer.SetSink(subscription.Id, sink);
        return Task.FromResult<StreamSubscriptionHandle<T>>(this);
    }
}
