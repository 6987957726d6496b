using Seckill.Payments;
using Seckill.Users;

namespace Seckill.Orders;

/// <summary>
/// Pays and cancels orders, whatever the way that the wish came on. The order's grain knows what is in the ledger; a buyer may
/// be faster than that, so for an order that is accepted and not written yet the desk waits a moment, and asks once more.
/// </summary>
/// <param name="grains">The grains.</param>
/// <param name="waitAsync">Waits a moment, of the caller's choice, for a buyer's pending order to be written.</param>
public sealed class OrderDesk(
    IGrainFactory grains, Func<OrderId, long, CancellationToken, Task> waitAsync)
{
    /// <summary>Opens a payment of the buyer's order.</summary>
    public async Task<PayResult> PayAsync(OrderId orderId, long userId, CancellationToken cancellation)
    {
        var result = await AskAsync();
        if (!IsUnwritten(result.Status == PayStatus.NotFound, result.Order)) return result;
        if (await FindAsync(orderId, userId, cancellation) is not { } order) return new PayResult(PayStatus.NotFound);
        var again = await AskAsync();
        return again.Status == PayStatus.NotFound ? new PayResult(PayStatus.NotPayable, order) : again;

        async Task<PayResult> AskAsync()
        {
            var answer = await OrderOf(orderId).PayAsync(userId);
            return IsOthers(answer.Order, userId) ? new PayResult(PayStatus.NotFound) : answer;
        }
    }

    /// <summary>Cancels the buyer's order.</summary>
    public async Task<CancelResult> CancelAsync(OrderId orderId, long userId, CancellationToken cancellation)
    {
        var result = await AskAsync();
        if (!IsUnwritten(result.Status == CancelStatus.NotFound, result.Order)) return result;
        if (await FindAsync(orderId, userId, cancellation) is not { } order) return new CancelResult(CancelStatus.NotFound);
        var again = await AskAsync();
        return again.Status == CancelStatus.NotFound ? new CancelResult(CancelStatus.NotCancellable, order) : again;

        async Task<CancelResult> AskAsync()
        {
            var answer = await OrderOf(orderId).CancelAsync(userId);
            return IsOthers(answer.Order, userId) ? new CancelResult(CancelStatus.NotFound) : answer;
        }
    }

    private IOrderGrain OrderOf(OrderId orderId) => grains.GetGrain<IOrderGrain>(orderId.ToString());

    /// <summary>The ledger may not know an order that is pending, or show it as such.</summary>
    private static bool IsUnwritten(bool notFound, Order? order) => notFound || order is { Status: OrderStatus.Pending };

    /// <summary>No grain should give out what is not the caller's; if one did, it would not be passed on.</summary>
    private static bool IsOthers(Order? order, long userId) => order is not null && order.UserId != userId;

    /// <summary>The buyer's order, null if it is not theirs; after the wait, if it was pending.</summary>
    private async Task<Order?> FindAsync(OrderId orderId, long userId, CancellationToken cancellation)
    {
        var order = await grains.GetGrain<IUserGrain>(userId).GetOrderAsync(orderId);
        if (order is null || order.UserId != userId) return null;
        if (order.Status == OrderStatus.Pending) await waitAsync(orderId, userId, cancellation);
        return order;
    }
}
