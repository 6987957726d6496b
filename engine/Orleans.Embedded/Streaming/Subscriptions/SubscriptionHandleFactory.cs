using Orleans.Streams;
using Orleans.Streams.Core;

namespace Orleans.Runtime.Embedded;

/// <summary>Gives a consumer the handle of one of its subscriptions.</summary>
internal sealed class SubscriptionHandleFactory(StreamConsumer consumer, ImplicitSubscription subscription)
    : IStreamSubscriptionHandleFactory
{
    public StreamId StreamId => subscription.StreamId;

    public string ProviderName => subscription.ProviderName;

    public GuidId SubscriptionId => subscription.Id;

    public StreamSubscriptionHandle<T> Create<T>() => new SubscriptionHandle<T>(consumer, subscription);
}
