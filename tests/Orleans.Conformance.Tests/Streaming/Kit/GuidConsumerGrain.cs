using Orleans.Streams.Core;

namespace Orleans.Conformance.Tests.Streaming.Kit;

/// <summary>Takes namespace 'guids'. Its key is the stream's, a GUID. It attaches no observer.</summary>
[ImplicitStreamSubscription("guids")]
public sealed class GuidConsumerGrain(ConsumerLog log) : Grain, IGuidConsumerGrain, IStreamSubscriptionObserver
{
    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory)
    {
        log.Subscribe(handleFactory.StreamId, this.GetPrimaryKey());
        return Task.CompletedTask;
    }
}
