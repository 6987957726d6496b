using Orleans.Runtime;

namespace Orleans.Streams.Core;

/// <summary>Tells which stream a grain is subscribed to and gives it the handle.</summary>
public interface IStreamSubscriptionHandleFactory
{
    StreamId StreamId { get; }

    string ProviderName { get; }

    GuidId SubscriptionId { get; }

    StreamSubscriptionHandle<T> Create<T>();
}
