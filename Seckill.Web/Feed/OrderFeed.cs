using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Seckill.Orders;
using Seckill.Web.Sales;

namespace Seckill.Web.Feed;

/// <summary>
/// Hears what the OrderWriters commit, one subscription a partition, and tells those who wait for it and the picture of the
/// sales. A subscription is renewed all the time, so a writer that starts anew is heard again soon; what was said meanwhile is
/// lost, and those who wait then look at their order once.
/// </summary>
internal sealed partial class OrderFeed(
    IGrainFactory grains,
    OutcomeBoard board,
    SalePictures pictures,
    IOptions<FeedOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<OrderFeed> logger) : BackgroundService, IOrderFeedObserver
{
    public Task OnWrittenAsync(ImmutableArray<SaleWritten> written)
    {
        foreach (var sale in written)
        {
            pictures.OnWritten(sale);
            board.Post(sale.Outcomes);
        }

        return Task.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        // The silo is one of the services that start beside this one; before it is up there is nobody to subscribe at.
        if (!await StartedAsync(stopping)) return;
        // Streams have no end of their own: a node that stops would wait for them until its patience ends.
        using var onStopping = lifetime.ApplicationStopping.Register(board.Close);
        var observer = grains.CreateObjectReference<IOrderFeedObserver>(this);
        var partitions = Enumerable.Range(0, options.Value.Partitions);
        await Task.WhenAll(partitions.Select(partition => KeepSubscribedAsync(partition, observer, stopping)));
        await TryAsync(
            () =>
            {
                grains.DeleteObjectReference<IOrderFeedObserver>(observer);
                return Task.CompletedTask;
            },
            WebLimits.UnsubscribeTimeout,
            CancellationToken.None);
    }

    private async Task<bool> StartedAsync(CancellationToken stopping)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var onStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return started.Task.IsCompleted;
    }

    /// <summary>Each partition on its own, so that one that cannot be reached does not silence the others.</summary>
    private async Task KeepSubscribedAsync(int partition, IOrderFeedObserver observer, CancellationToken stopping)
    {
        var writer = grains.GetGrain<IOrderWriterGrain>(partition);
        var failing = false;
        while (!stopping.IsCancellationRequested)
        {
            var fault = await TryAsync(SubscribeAsync, OrderFeedLimits.SubscriptionLifetime, stopping);
            if (fault is not null && !failing && !stopping.IsCancellationRequested) LogDeaf(partition, fault);
            failing = fault is not null;
            var interval = Task.Delay(OrderFeedLimits.RenewalInterval, time, stopping);
            await interval.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // A courtesy: a writer forgets whoever does not renew.
        await TryAsync(() => writer.UnsubscribeAsync(observer), WebLimits.UnsubscribeTimeout, CancellationToken.None);

        async Task SubscribeAsync()
        {
            // A writer that did not know us is new, or had given us up: what it committed meanwhile went unheard.
            if (await writer.SubscribeAsync(observer)) board.Miss();
        }
    }

    private async Task<Exception?> TryAsync(Func<Task> call, TimeSpan timeout, CancellationToken cancellation)
    {
        try
        {
            await call().WaitAsync(timeout, time, cancellation);
            return null;
        }
        catch (Exception fault)
        {
            return fault;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Deaf to the OrderWriter of partition {Partition}; trying on")]
    private partial void LogDeaf(int partition, Exception fault);
}
