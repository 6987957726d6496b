using Seckill.Orders;
using Seckill.Users;
using Seckill.Web.Auth;
using Seckill.Web.Errors;
using Seckill.Web.Feed;
using Seckill.Web.OpenApi;
using Seckill.Web.Orders;

namespace Seckill.Web.Events;

/// <summary>
/// An order as a stream of events. The token comes in the header like everywhere: in the query it would stand in every log on the
/// way. So a browser's own <c>EventSource</c>, which sends no headers, is of no use here; <c>fetch</c> reads such a stream too.
/// </summary>
internal static class EventEndpoints
{
    /// <summary>Maps into the group that admits callers with a token.</summary>
    public static void MapOrderEvents(this IEndpointRouteBuilder orders) =>
        orders.MapGet("/orders/{id}/events", StreamAsync)
            .WithSummary("The order as server-sent events, each status once, until a final one; goes on from Last-Event-ID")
            .Produces<OrderView>(StatusCodes.Status200OK, EventFormat.MediaType)
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(Problems.Unauthorized, Problems.OrderNotFound, Problems.RateLimited);

    private static async Task StreamAsync(
        string id, HttpContext context, IGrainFactory grains, OutcomeBoard board, EventSlots slots, OrderEvents events)
    {
        var userId = Caller.Of(context).UserId;
        var refusal = OrderId.TryParse(id, out var orderId) ? slots.TryEnter(userId) : Problems.OrderNotFound;
        if (refusal is not null)
        {
            await refusal.ExecuteAsync(context);
            return;
        }

        try
        {
            using var watch = board.Watch(orderId);
            var order = await grains.GetGrain<IUserGrain>(userId).GetOrderAsync(orderId);
            if (order is null || order.UserId != userId) await Problems.OrderNotFound.ExecuteAsync(context);
            else await RunAsync(context, events, watch, order);
        }
        finally
        {
            slots.Leave(userId);
        }
    }

    private static Task RunAsync(HttpContext context, OrderEvents events, OrderWatch watch, Order order)
    {
        var seen = EventFormat.LastSeen(context.Request);
        if (!OrderProgress.IsFinal(order.Status) || OrderEvents.IsNewTo(seen, order.Status))
        {
            return events.RunAsync(context, watch, order, seen);
        }

        // All was seen. By the standard, this is what keeps a client from coming again.
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
