using Seckill.Orders;
using Seckill.Users;

namespace Seckill.Client.Connection.Grains;

/// <summary>
/// Waits for the final word on an order by looking at it, less and less often. The front end hears of it from the order feed
/// and hardly ever looks; a console has few orders and comes and goes, so it does not subscribe.
/// </summary>
internal sealed class OrderLook(IGrainFactory grains, TimeProvider time)
{
    /// <summary>
    /// The order's status after at most <paramref name="wait"/>, as soon as it is a later one than <paramref name="known"/>. It
    /// stays that when nothing new is known, also because a look failed: what the caller knows holds.
    /// </summary>
    public async Task<OrderStatus> WaitAsync(
        long userId, OrderId orderId, OrderStatus known, TimeSpan wait, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var pause = ClientLimits.FirstLookAfter;
        while (wait - time.GetElapsedTime(started) is { Ticks: > 0 } rest)
        {
            await Task.Delay(pause < rest ? pause : rest, time, cancellation);
            var status = await LookAsync(userId, orderId, cancellation);
            if (OrderProgress.IsNews(status, known)) return status;
            pause = pause * 2 < ClientLimits.LongestLookInterval ? pause * 2 : ClientLimits.LongestLookInterval;
        }

        return known;
    }

    private async Task<OrderStatus> LookAsync(long userId, OrderId orderId, CancellationToken cancellation)
    {
        try
        {
            var order = await grains.GetGrain<IUserGrain>(userId).GetOrderAsync(orderId).WaitAsync(cancellation);
            return order?.Status ?? OrderStatus.Pending;
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            return OrderStatus.Pending;
        }
    }
}
