using Seckill.Orders;
using Seckill.Web.Feed;

namespace Seckill.Web.Orders;

/// <summary>Waits until it is known what became of an order.</summary>
internal sealed class FinalWord(IGrainFactory grains, OutcomeBoard board, TimeProvider time)
{
    private readonly OrderLooks _looks = new(grains, time);

    /// <summary>
    /// The order's status after at most <paramref name="wait"/>, as soon as it is another than <paramref name="known"/>: from the
    /// feed, else from a look at the order, because a notice may have been lost. It stays what it was when nothing new is known,
    /// also because the look failed: what the caller knows holds, and no answer may say otherwise.
    /// </summary>
    public async ValueTask<OrderStatus> WaitAsync(
        OrderId orderId, long userId, OrderStatus known, TimeSpan wait, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var rest = wait - time.GetElapsedTime(started);
            if (rest > TimeSpan.Zero && await board.WaitAsync(orderId, known, rest, cancellation) is { } outcome) return outcome;
            cancellation.ThrowIfCancellationRequested();

            // The time is up, or a notice may have been lost: one look, and then on with what is left of the wait.
            var order = await _looks.TryAsync(orderId, userId, WebLimits.LookTimeout, cancellation);
            var seen = OrderProgress.Later(known, order?.Status ?? known);
            if (seen != known || time.GetElapsedTime(started) >= wait) return seen;
        }
    }

    /// <summary>Waits a moment for a pending order; for the feed alone, because who asks will look for themselves.</summary>
    /// <exception cref="TimeoutException">It cannot be waited for here: the node stops, or too many wait already.</exception>
    public async Task WrittenAsync(OrderId orderId, long userId, CancellationToken cancellation)
    {
        var word = await board.WaitAsync(orderId, OrderStatus.Pending, WebLimits.PendingPatience, cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (word == OrderStatus.Pending) throw new TimeoutException("The node stops, or too many wait already.");
    }
}
