using Microsoft.Extensions.Logging;
using Orleans.Streams;

namespace Orleans.Runtime.Embedded;

/// <summary>
/// Delivers what was read from one queue: the streams side by side, each stream in order and one delivery at a time, up to
/// <c>BatchContainerBatchSize</c> consecutive messages in one delivery.
/// </summary>
internal sealed class StreamDelivery(StreamProviderContext context, IStreamFailureHandler failureHandler, RetryDelay retryDelay)
{
    /// <summary>
    /// Answers how many messages, counted from the first, are done with: that many may be acknowledged. Fewer than all only
    /// when the agent is stopped meanwhile.
    /// </summary>
    public async Task<int> DeliverAsync(IList<IBatchContainer> messages, CancellationToken stop, CancellationToken killed)
    {
        var done = new bool[messages.Count];
        var lanes = Enumerable.Range(0, messages.Count).GroupBy(index => messages[index].StreamId);
        await Task.WhenAll(lanes.Select(lane => DeliverLaneAsync(messages, lane, done, stop, killed)));
        killed.ThrowIfCancellationRequested();
        return done.TakeWhile(isDone => isDone).Count();
    }

    private async Task DeliverLaneAsync(
        IList<IBatchContainer> messages, IGrouping<StreamId, int> lane, bool[] done, CancellationToken stop, CancellationToken killed)
    {
        var subscriptions = context.Subscriptions.Of(lane.Key);
        if (subscriptions.IsEmpty)
            context.Logger.LogWarning("Nobody is subscribed to stream {Stream}: {Count} messages dropped", lane.Key, lane.Count());
        try
        {
            foreach (var indexes in lane.Chunk(context.Options.BatchContainerBatchSize))
            {
                stop.ThrowIfCancellationRequested();
                var group = Array.ConvertAll(indexes, index => messages[index]);
                await Task.WhenAll(subscriptions.Select(subscription => DeliverGroupAsync(subscription, group, stop, killed)));
                foreach (var index in indexes) done[index] = true;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The rest of the lane is not done, and comes again.
        }
    }

    private async Task DeliverGroupAsync(
        ImplicitSubscription subscription, IBatchContainer[] group, CancellationToken stop, CancellationToken killed)
    {
        var clock = context.Silo.TimeProvider;
        var startedAt = clock.GetTimestamp();
        for (var failures = 1; ; failures++)
        {
            killed.ThrowIfCancellationRequested();
            try
            {
                await OnConsumer(subscription, consumer => consumer.DeliverAsync(subscription, group)).WaitAsync(killed);
                return;
            }
            catch (Exception exception) when (!killed.IsCancellationRequested)
            {
                context.Logger.LogWarning(exception, "Attempt {Attempt} to deliver {Count} messages of stream {Stream} to {Consumer} failed",
                    failures, group.Length, subscription.StreamId, subscription.Consumer);
            }

            if (IsOver(clock.GetElapsedTime(startedAt)))
            {
                await GiveUpAsync(subscription, group).WaitAsync(killed);
                return;
            }

            await retryDelay.WaitAsync(failures, stop);
        }
    }

    private bool IsOver(TimeSpan elapsed)
    {
        var limit = context.Options.MaxEventDeliveryTime;
        return limit != Timeout.InfiniteTimeSpan && elapsed >= limit;
    }

    /// <summary>Tells the consumer and the failure handler that the group is dropped. What they throw changes nothing.</summary>
    private async Task GiveUpAsync(ImplicitSubscription subscription, IBatchContainer[] group)
    {
        context.Logger.LogError("Stream {Stream}: {Count} messages dropped, could not be delivered to {Consumer} within {Limit}",
            subscription.StreamId, group.Length, subscription.Consumer, context.Options.MaxEventDeliveryTime);
        var failure = new StreamEventDeliveryFailureException(
            $"Stream provider {context.Name} failed to deliver {group.Length} messages of stream {subscription.StreamId}.");
        try
        {
            await OnConsumer(subscription, consumer => consumer.FailAsync(subscription, failure));
        }
        catch (Exception exception)
        {
            context.Logger.LogWarning(exception, "{Consumer} could not be told of dropped messages", subscription.Consumer);
        }

        try
        {
            await failureHandler.OnDeliveryFailure(subscription.Id, context.Name, subscription.StreamId, group[0].SequenceToken);
        }
        catch (Exception exception)
        {
            context.Logger.LogWarning(exception, "The failure handler of stream {Stream} failed", subscription.StreamId);
        }
    }

    private Task OnConsumer(ImplicitSubscription subscription, Func<StreamConsumer, Task> turn) =>
        context.Silo.InvokeOnGrainAsync(subscription.Consumer, (grain, activation) => turn(StreamConsumer.Of(grain, activation)));
}
