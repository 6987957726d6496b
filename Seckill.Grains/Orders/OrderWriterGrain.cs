using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Orleans.Streams;
using Orleans.Streams.Core;
using Seckill.Catalog;
using Seckill.Stock;

namespace Seckill.Orders;

/// <summary>
/// Writes one partition of the order stream to the ledger, and expires the partition's orders that are due. Key: the
/// partition. Called by the stream (events), by front ends (subscriptions), by OrderGrains (what to announce) and by the silos,
/// which wake it. Owns nothing but the list of its listeners: when it dies before its transaction commits, or before the
/// stream hears of it, the events come again, and writing them again changes nothing; what is due is due for the next sweep.
/// </summary>
/// <remarks>
/// Not reentrant: a batch and a sweep never run beside each other, so the partition has one writer of the ledger at a time. Its
/// timer keeps it alive, because orders fall due when no events come.
/// </remarks>
[ImplicitStreamSubscription(OrderStreams.Namespace)]
public sealed partial class OrderWriterGrain(
    IOrderLedger ledger,
    IOrderLifecycle lifecycle,
    IListingCache listingCache,
    ICrashPoints crashPoints,
    IOptions<OrderOptions> options,
    TimeProvider timeProvider,
    ILogger<OrderWriterGrain> logger)
    : Grain, IOrderWriterGrain, IStreamSubscriptionObserver, IAsyncBatchObserver<OrderEvent>
{
    private readonly FeedSubscribers _subscribers = new(timeProvider);
    private IGrainTimer _sweeps = null!;
    private bool _isSweepFailing;

    private int Partition => (int)this.GetPrimaryKeyLong();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _sweeps = this.RegisterGrainTimer(
            SweepAsync,
            new GrainTimerCreationOptions(OrderWriterLimits.SweepInterval, OrderWriterLimits.SweepInterval) { KeepAlive = true });
        return Task.CompletedTask;
    }

    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        handleFactory.Create<OrderEvent>().ResumeAsync(this);

    /// <summary>Returns only after the commit: the stream acknowledges what this method has returned from, and repeats the rest.</summary>
    public async Task OnNextAsync(IList<SequentialItem<OrderEvent>> items)
    {
        foreach (var chunk in items.Select(item => item.Item).Chunk(OrderWriterLimits.MaxTransactionEvents))
        {
            using var limit = new CancellationTokenSource(OrderWriterLimits.WriteTimeout, timeProvider);
            crashPoints.Reach(CrashPoint.BeforeLedgerCommit);
            var written = await ledger.WriteAsync(chunk, limit.Token);
            crashPoints.Reach(CrashPoint.BeforeAcknowledgement);
            await listingCache.RemoveAsync(limit.Token);
            Announce(written);
        }
    }

    public Task OnErrorAsync(Exception ex)
    {
        LogStreamError(ex, this.GetPrimaryKeyLong());
        return Task.CompletedTask;
    }

    public Task<bool> SubscribeAsync(IOrderFeedObserver observer) => Task.FromResult(_subscribers.Add(observer));

    public Task UnsubscribeAsync(IOrderFeedObserver observer)
    {
        _subscribers.Remove(observer);
        return Task.CompletedTask;
    }

    public async Task AnnounceAsync(ImmutableArray<SaleWritten> written)
    {
        using var limit = new CancellationTokenSource(OrderWriterLimits.WriteTimeout, timeProvider);
        await PublishAsync(written, limit.Token);
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        try
        {
            for (var transactions = 0; transactions < OrderWriterLimits.MaxSweepTransactions; transactions++)
            {
                if (!await ExpireSomeAsync(cancellationToken)) return;
            }

            _sweeps.Change(TimeSpan.Zero, OrderWriterLimits.SweepInterval);
        }
        catch (Exception exception)
        {
            // Nothing is lost: what is due stays due. Said once, and not with every tick while the ledger is away.
            if (!_isSweepFailing) LogSweepFailed(exception, Partition);
            _isSweepFailing = true;
        }
    }

    /// <returns>Whether as many were due as one transaction takes, so that there may be more.</returns>
    private async Task<bool> ExpireSomeAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(OrderWriterLimits.WriteTimeout, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        crashPoints.Reach(CrashPoint.BeforeSweep);
        var written = await lifecycle.ExpireAsync(
            Partition, options.Value.Partitions, OrderWriterLimits.MaxExpiredOrders, either.Token);
        _isSweepFailing = false;
        if (written.IsEmpty) return false;
        crashPoints.Reach(CrashPoint.AfterSweep);
        await PublishAsync(written, either.Token);
        var expired = written.Sum(sale => sale.Outcomes.Length);
        LogExpired(Partition, expired);
        return expired >= OrderWriterLimits.MaxExpiredOrders;
    }

    /// <summary>Announces, after listings that show other numbers are forgotten.</summary>
    private async Task PublishAsync(ImmutableArray<SaleWritten> written, CancellationToken cancellationToken)
    {
        if (written.Any(sale => sale.Line != sale.LineBefore)) await listingCache.RemoveAsync(cancellationToken);
        Announce(written);
    }

    /// <summary>Tells whom it concerns, without waiting: a notice may be lost, whoever needs it for sure asks the ledger.</summary>
    private void Announce(ImmutableArray<SaleWritten> written)
    {
        if (written.IsEmpty) return;
        foreach (var sale in written)
        {
            if (sale.ProductId > 0) _ = GrainFactory.GetGrain<IProductGrain>(sale.ProductId).OnWrittenAsync(sale);
        }

        foreach (var observer in _subscribers.GetLive()) _ = TellAsync(observer, written);
    }

    private async Task TellAsync(IOrderFeedObserver observer, ImmutableArray<SaleWritten> written)
    {
        try
        {
            await observer.OnWrittenAsync(written);
        }
        catch (Exception exception)
        {
            // A front end that lives will renew; one that died must not be told for ever.
            LogObserverLost(exception, this.GetPrimaryKeyLong());
            _subscribers.Remove(observer);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Partition {Partition}: the stream reports an error.")]
    private partial void LogStreamError(Exception exception, long partition);

    [LoggerMessage(3, LogLevel.Warning, "Partition {Partition}: due orders cannot be expired at present.")]
    private partial void LogSweepFailed(Exception exception, int partition);

    [LoggerMessage(4, LogLevel.Information, "Partition {Partition}: {Orders} orders have expired.")]
    private partial void LogExpired(int partition, int orders);

    [LoggerMessage(2, LogLevel.Information, "Partition {Partition}: a front end does not listen any more.")]
    private partial void LogObserverLost(Exception exception, long partition);
}
