using Seckill.Orders;
using Seckill.Users;

namespace Seckill.Web.Orders;

/// <summary>
/// Looks at orders for those of whom the feed may have lost a notice. There can be thousands of them at the same moment, so they
/// take turns.
/// </summary>
internal sealed class OrderLooks(IGrainFactory grains, TimeProvider time)
{
    private readonly SemaphoreSlim _turns = new(WebLimits.MaxConcurrentLooks);

    /// <summary>The order; null when it could not be looked at within the patience, the wait for the turn included.</summary>
    public async Task<Order?> TryAsync(OrderId orderId, long userId, TimeSpan patience, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            await _turns.WaitAsync(either.Token);
            return await InTurnAsync(orderId, userId).WaitAsync(either.Token);
        }
        catch (Exception)
        {
            // Whatever it was: nothing new is known, and what was known before still holds.
            return null;
        }
    }

    /// <summary>Keeps its turn until it ends, also when nobody waits any more: the grains are not asked beyond that.</summary>
    private async Task<Order?> InTurnAsync(OrderId orderId, long userId)
    {
        try
        {
            return await grains.GetGrain<IUserGrain>(userId).GetOrderAsync(orderId);
        }
        finally
        {
            _turns.Release();
        }
    }
}
