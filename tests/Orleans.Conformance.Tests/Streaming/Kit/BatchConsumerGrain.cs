using Orleans.Runtime;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace Orleans.Conformance.Tests.Streaming.Kit;

/// <summary>Takes namespace 'batches', a group at a time. Its key is the stream's, a number.</summary>
[ImplicitStreamSubscription("batches")]
public sealed class BatchConsumerGrain(ConsumerLog log) : Grain, IBatchConsumerGrain, IStreamSubscriptionObserver, IAsyncBatchObserver<long>
{
    private readonly Guid _activation = Guid.NewGuid();

    private StreamId Stream => StreamId.Create("batches", this.GetPrimaryKeyLong());

    public async Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory)
    {
        Assert.Equal(Stream, handleFactory.StreamId);
        log.Subscribe(handleFactory.StreamId, _activation);
        await handleFactory.Create<long>().ResumeAsync(this);
    }

    public Task OnNextAsync(IList<SequentialItem<long>> items) => log.DeliverAsync(Stream, [.. items.Select(item => item.Item)]);

    public Task OnErrorAsync(Exception ex)
    {
        log.Fail(ex);
        return Task.CompletedTask;
    }

    public Task<Guid> LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.FromResult(_activation);
    }
}
