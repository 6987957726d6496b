using Orleans.Runtime;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace Orleans.Conformance.Tests.Streaming.Kit;

/// <summary>Takes namespaces 'events' and 'more-events', an event at a time. Its key is the stream's, a text.</summary>
[ImplicitStreamSubscription("events"), ImplicitStreamSubscription("more-events")]
public sealed class EventConsumerGrain(ConsumerLog log) : Grain, IEventConsumerGrain, IStreamSubscriptionObserver
{
    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory)
    {
        Assert.Equal(this.GetPrimaryKeyString(), handleFactory.StreamId.GetKeyAsString());
        log.Subscribe(handleFactory.StreamId, Guid.Empty);
        return handleFactory.Create<long>().ResumeAsync(new Observer(handleFactory.StreamId, log));
    }

    private sealed class Observer(StreamId stream, ConsumerLog log) : IAsyncObserver<long>
    {
        public Task OnNextAsync(long item, StreamSequenceToken? token = null) => log.DeliverAsync(stream, [item]);

        public Task OnErrorAsync(Exception ex)
        {
            log.Fail(ex);
            return Task.CompletedTask;
        }
    }
}
