using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans.Streams;
using Orleans.Streams.Core;
using Seckill.Catalog;
using Seckill.Stock;

namespace Seckill.Orders;

/// <summary>
/// Writes one partition of the order stream to the ledger. Key: the partition. Called by the stream (events) and by front
/// ends (subscriptions). Owns nothing but the list of its listeners: when it dies before its transaction commits, or before
/// the stream hears of it, the events come again, and writing them again changes nothing.
/// </summary>
[ImplicitStreamSubscription(OrderStreams.Namespace)]
public sealed partial class OrderWriterGrain(
    IOrderLedger ledger,
    IListingCache listingCache,
    ICrashPoints crashPoints,
    TimeProvider timeProvider,
    ILogger<OrderWriterGrain> logger)
    : Grain, IOrderWriterGrain, IStreamSubscriptionObserver, IAsyncBatchObserver<OrderEvent>
{
    private readonly FeedSubscribers _subscribers = new(timeProvider);

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

    public Task AnnounceAsync(ImmutableArray<SaleWritten> written) => throw new NotSupportedException();

    public Task UnsubscribeAsync(IOrderFeedObserver observer)
    {
        _subscribers.Remove(observer);
        return Task.CompletedTask;
    }

    /// <summary>Tells whom it concerns, without waiting: a notice may be lost, whoever needs it for sure asks the ledger.</summary>
    private void Announce(ImmutableArray<SaleWritten> written)
    {
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

    [LoggerMessage(2, LogLevel.Information, "Partition {Partition}: a front end does not listen any more.")]
    private partial void LogObserverLost(Exception exception, long partition);
}
