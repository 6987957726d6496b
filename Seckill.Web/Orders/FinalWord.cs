using Seckill.Orders;
using Seckill.Users;
using Seckill.Web.Errors;
using Seckill.Web.Feed;

namespace Seckill.Web.Orders;

/// <summary>Waits until it is known what became of an order.</summary>
internal sealed class FinalWord(IGrainFactory grains, OutcomeBoard board)
{
    /// <summary>
    /// The order's status after at most <paramref name="wait"/>: from the feed, else from one look at the order, because a
    /// notice may have been lost. It stays pending when nothing is known, also because the look failed: the order is accepted,
    /// and no answer may say otherwise.
    /// </summary>
    public async ValueTask<OrderStatus> WaitAsync(OrderId orderId, long userId, TimeSpan wait, CancellationToken cancellation)
    {
        if (await board.WaitAsync(orderId, wait, cancellation) is { } outcome) return outcome;
        cancellation.ThrowIfCancellationRequested();
        try
        {
            return (await grains.GetGrain<IUserGrain>(userId).GetOrderAsync(orderId))?.Status ?? OrderStatus.Pending;
        }
        catch (Exception fault) when (Fault.IsPassing(fault))
        {
            return OrderStatus.Pending;
        }
    }
}
