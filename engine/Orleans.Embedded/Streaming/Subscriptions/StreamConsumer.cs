using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace Orleans.Runtime.Embedded;

/// <summary>
/// The consumer's end of its subscriptions: a component of the activation, used in its turns only. It is gone with the
/// activation, so the next one is asked for its observers anew.
/// </summary>
internal sealed class StreamConsumer(object grain, ILogger logger)
{
    private readonly Dictionary<GuidId, IStreamSink> _sinks = [];

    public static StreamConsumer Of(object grain, IGrainContext context)
    {
        if (context.GetComponent<StreamConsumer>() is { } consumer) return consumer;
        consumer = new StreamConsumer(grain, context.ActivationServices.GetRequiredService<ILogger<StreamConsumer>>());
        context.SetComponent(consumer);
        return consumer;
    }

    public void SetSink(GuidId subscription, IStreamSink? sink)
    {
        if (sink is null) _sinks.Remove(subscription);
        else _sinks[subscription] = sink;
    }

    /// <summary>Hands the group to the grain's observer. A grain that attaches none lets its events go, as in Orleans.</summary>
    public async Task DeliverAsync(ImplicitSubscription subscription, IReadOnlyList<IBatchContainer> group)
    {
        if (await FindSinkAsync(subscription) is { } sink) await sink.TakeAsync(group);
        else logger.LogWarning("{Grain} is subscribed to stream {Stream} but has no observer: {Count} messages dropped",
            subscription.Consumer, subscription.StreamId, group.Count);
    }

    public async Task FailAsync(ImplicitSubscription subscription, Exception exception)
    {
        if (await FindSinkAsync(subscription) is { } sink) await sink.OnErrorAsync(exception);
    }

    /// <summary>The grain's observer; an activation that has not been asked for it yet is asked now.</summary>
    private async Task<IStreamSink?> FindSinkAsync(ImplicitSubscription subscription)
    {
        if (!_sinks.ContainsKey(subscription.Id) && grain is IStreamSubscriptionObserver observer)
            await observer.OnSubscribed(new SubscriptionHandleFactory(this, subscription));
        return _sinks.GetValueOrDefault(subscription.Id);
    }
}
