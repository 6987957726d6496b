using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Seckill.Orders;

/// <summary>Writes one partition of the order stream to the ledger. Key: the partition, from 0.</summary>
[Alias("seckill.order-writer")]
public interface IOrderWriterGrain : IGrainWithIntegerKey
{
    /// <summary>Subscribes a front end for <see cref="OrderFeedLimits.SubscriptionLifetime"/>; calling again renews it.</summary>
    /// <returns>False when it was a renewal; true when the front end was not known, so that it may have missed something.</returns>
    /// <remarks>Interleaves, so that a front end can come while the ledger is away.</remarks>
    [Alias("SubscribeAsync"), AlwaysInterleave]
    Task<bool> SubscribeAsync(IOrderFeedObserver observer);

    /// <summary>
    /// Passes on what a transaction of the orders' life committed, to the ProductGrains and the front ends, as after a batch.
    /// It may be lost.
    /// </summary>
    [Alias("AnnounceAsync"), OneWay, AlwaysInterleave]
    Task AnnounceAsync(ImmutableArray<SaleWritten> written);

    /// <summary>Ends a subscription. Ending one that is not there is no error.</summary>
    [Alias("UnsubscribeAsync"), AlwaysInterleave]
    Task UnsubscribeAsync(IOrderFeedObserver observer);
}
