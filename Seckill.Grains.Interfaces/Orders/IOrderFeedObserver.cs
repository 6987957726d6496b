using System.Collections.Immutable;

namespace Seckill.Orders;

/// <summary>A front end that wants to hear what the OrderWriters commit. One call a batch, not one an order.</summary>
[Alias("seckill.order-feed-observer")]
public interface IOrderFeedObserver : IGrainObserver
{
    [Alias("OnWrittenAsync")]
    Task OnWrittenAsync(ImmutableArray<SaleWritten> written);
}
