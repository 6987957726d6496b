using Seckill.Orders;
using Seckill.Payments;
using Seckill.Web.Auth;
using Seckill.Web.Errors;
using Seckill.Web.Json;
using Seckill.Web.OpenApi;

namespace Seckill.Web.Orders;

/// <summary>Paying and cancelling an order. Both can be repeated.</summary>
internal static class OrderActionEndpoints
{
    /// <summary>Maps into the group that admits callers with a token.</summary>
    public static void MapOrderActions(this IEndpointRouteBuilder orders)
    {
        orders.MapPost("/orders/{id}/pay", PayAsync)
            .WithSummary("Opens a payment with the provider, whose word comes later; with a wait, answers when it has come")
            .Answers<OrderView>(StatusCodes.Status200OK)
            .Prefers("wait")
            .Refuses(Problems.Unauthorized, Problems.OrderNotFound, Problems.NotPayable, Problems.BodyTooLarge);
        orders.MapPost("/orders/{id}/cancel", CancelAsync)
            .WithSummary("Cancels an order that is placed and not paid; its unit goes back on sale")
            .Answers<OrderView>(StatusCodes.Status200OK)
            .Refuses(Problems.Unauthorized, Problems.OrderNotFound, Problems.NotCancellable, Problems.BodyTooLarge);
    }

    private static async Task<IResult> PayAsync(string id, HttpContext context, OrderDesk desk, FinalWord finalWord)
    {
        if (await JsonBody.SkipAsync(context) is { } tooLarge) return tooLarge;
        if (!OrderId.TryParse(id, out var orderId)) return Problems.OrderNotFound;
        var (userId, gone) = (Caller.Of(context).UserId, context.RequestAborted);
        var result = await desk.PayAsync(orderId, userId, gone);
        if (result.Status == PayStatus.NotFound) return Problems.OrderNotFound;
        if (result.Status != PayStatus.Open || result.Order is not { } order) return Problems.NotPayable;
        if (Prefer.WaitOf(context.Request, WebLimits.MaxWait) is var wait && wait > TimeSpan.Zero)
        {
            var status = await finalWord.WaitAsync(orderId, userId, order.Status, wait, gone);
            if (OrderProgress.IsFinal(status)) order = order with { Status = status, PayingUntil = null };
            Prefer.Applied(context.Response, wait);
        }

        return TypedResults.Json(OrderView.Of(order) with { PaymentId = result.PaymentId }, WebJson.Default.OrderView);
    }

    private static async Task<IResult> CancelAsync(string id, HttpContext context, OrderDesk desk)
    {
        if (await JsonBody.SkipAsync(context) is { } tooLarge) return tooLarge;
        if (!OrderId.TryParse(id, out var orderId)) return Problems.OrderNotFound;
        var result = await desk.CancelAsync(orderId, Caller.Of(context).UserId, context.RequestAborted);
        if (result.Status == CancelStatus.NotFound) return Problems.OrderNotFound;
        return result is { Status: CancelStatus.Cancelled, Order: { } order }
            ? TypedResults.Json(OrderView.Of(order), WebJson.Default.OrderView)
            : Problems.NotCancellable;
    }
}
