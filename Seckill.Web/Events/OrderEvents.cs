using Microsoft.AspNetCore.Http.Features;
using Seckill.Orders;
using Seckill.Web.Feed;
using Seckill.Web.Orders;

namespace Seckill.Web.Events;

/// <summary>
/// Runs event streams. A stream hears of its order from the board, as every waiting request does, and keeps the order and the
/// status that it showed last; nothing is queued for it, so a slow reader costs no more than a fast one. A stream costs 14 KB of
/// managed memory, measured with 4,000 of them behind Kestrel, most of it the connection's.
/// </summary>
internal sealed class OrderEvents(IGrainFactory grains, TimeProvider time)
{
    private readonly OrderLooks _looks = new(grains, time);

    /// <summary>Shows the order, then every later status, until one is final, the client is gone, or the node stops.</summary>
    /// <param name="context">The request.</param>
    /// <param name="watch">Taken before the order was looked at, so that nothing is lost between.</param>
    /// <param name="order">The order.</param>
    /// <param name="seen">What the client saw last, on whichever node.</param>
    public async Task RunAsync(HttpContext context, OrderWatch watch, Order order, OrderStatus? seen)
    {
        var (writer, gone) = (context.Response.BodyWriter, context.RequestAborted);
        Begin(context);
        var (lookedAt, lookDue) = (time.GetTimestamp(), false);
        var shown = seen;
        EventFormat.WriteHeartbeat(writer); // So that the headers go out, although there may be nothing to show yet.
        while (!gone.IsCancellationRequested)
        {
            var news = watch.Read();
            order = Later(order, order with { Status = news.Status, PayingUntil = null });
            if (IsNewTo(shown, order.Status))
            {
                EventFormat.WriteOrder(writer, order);
                shown = order.Status;
            }

            await writer.FlushAsync(gone);
            if (news.IsOver || OrderProgress.IsFinal(order.Status)) return;
            lookDue |= news.MayHaveMissed || time.GetElapsedTime(lookedAt) >= WebLimits.EventLookInterval;
            if (lookDue && await _looks.TryAsync(order.Id, order.UserId, WebLimits.LookTimeout, gone) is { } looked)
            {
                (lookedAt, lookDue) = (time.GetTimestamp(), false);
                order = Later(order, looked);
                continue;
            }

            // A look that failed is due again after the heartbeat.
            if (!await watch.WaitAsync(WebLimits.EventHeartbeat, time, gone)) EventFormat.WriteHeartbeat(writer);
        }
    }

    /// <summary>True when the client has not seen this status. Of two final ones, what the ledger says is shown.</summary>
    public static bool IsNewTo(OrderStatus? seen, OrderStatus status) =>
        seen is not { } known
        || OrderProgress.IsNews(status, known)
        || (status != known && OrderProgress.IsFinal(status));

    /// <summary>The order as the later of two words has it.</summary>
    public static Order Later(Order order, Order word) => OrderProgress.IsNews(word.Status, order.Status) ? word : order;

    private static void Begin(HttpContext context)
    {
        var response = context.Response;
        response.ContentType = EventFormat.MediaType;
        response.Headers["X-Accel-Buffering"] = "no"; // nginx would keep events until its buffer is full.
        context.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
    }
}
