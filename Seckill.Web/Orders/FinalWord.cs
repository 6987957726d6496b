using Seckill.Orders;
using Seckill.Users;
using Seckill.Web.Feed;

namespace Seckill.Web.Orders;

/// <summary>Waits until it is known what became of an order.</summary>
internal sealed class FinalWord(IGrainFactory grains, OutcomeBoard board, TimeProvider time)
{
    private readonly SemaphoreSlim _looks = new(WebLimits.MaxConcurrentLooks);

    /// <summary>
    /// The order's status after at most <paramref name="wait"/>: from the feed, else from a look at the order, because a
    /// notice may have been lost. It stays pending when nothing is known, also because the look failed: the order is accepted,
    /// and no answer may say otherwise.
    /// </summary>
    public async ValueTask<OrderStatus> WaitAsync(OrderId orderId, long userId, TimeSpan wait, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var rest = wait - time.GetElapsedTime(started);
            if (rest > TimeSpan.Zero && await board.WaitAsync(orderId, rest, cancellation) is { } outcome) return outcome;
            cancellation.ThrowIfCancellationRequested();

            // The time is up, or a notice may have been lost: one look, and then on with what is left of the wait.
            var seen = await LookAsync(orderId, userId);
            if (seen != OrderStatus.Pending || time.GetElapsedTime(started) >= wait) return seen;
        }
    }

    private async Task<OrderStatus> LookAsync(OrderId orderId, long userId)
    {
        try
        {
            return await InTurnAsync(orderId, userId).WaitAsync(WebLimits.LookTimeout, time);
        }
        catch (Exception)
        {
            // Whatever it was: the order is accepted, and that is the answer.
            return OrderStatus.Pending;
        }
    }

    private async Task<OrderStatus> InTurnAsync(OrderId orderId, long userId)
    {
        await _looks.WaitAsync();
        try
        {
            return (await grains.GetGrain<IUserGrain>(userId).GetOrderAsync(orderId))?.Status ?? OrderStatus.Pending;
        }
        finally
        {
            _looks.Release();
        }
    }
}
