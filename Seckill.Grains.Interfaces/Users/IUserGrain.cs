using System.Collections.Immutable;
using Seckill.Orders;
using Seckill.Stock;

namespace Seckill.Users;

/// <summary>One buyer: the limit on attempts, and the way to the buyer's own orders. Key: the user's number, at least 1.</summary>
[Alias("seckill.user")]
public interface IUserGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Tries to buy one unit of a product. The grains give up before the time is over; it is for a silo that dies with the call,
    /// until its death is known.
    /// </summary>
    /// <exception cref="TimeoutException">It is not known whether there is an order.</exception>
    [Alias("PurchaseAsync"), ResponseTimeout(UserLimits.PurchaseTimeout)]
    Task<PurchaseResult> PurchaseAsync(long productId);

    /// <summary>The buyer's order; null when there is none with this id, or it belongs to someone else.</summary>
    /// <exception cref="TimeoutException">The order's sale is recovering, so it is not known yet.</exception>
    [Alias("GetOrderAsync")]
    Task<Order?> GetOrderAsync(OrderId orderId);

    /// <summary>The buyer's orders, the newest first, at most <see cref="UserLimits.MaxListedOrders"/>.</summary>
    [Alias("GetOrdersAsync")]
    Task<ImmutableArray<Order>> GetOrdersAsync();
}
