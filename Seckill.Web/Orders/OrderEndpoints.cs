using Seckill.Orders;
using Seckill.Stock;
using Seckill.Users;
using Seckill.Web.Auth;
using Seckill.Web.Errors;
using Seckill.Web.Events;
using Seckill.Web.Json;
using Seckill.Web.OpenApi;
using Seckill.Web.Products;

namespace Seckill.Web.Orders;

/// <summary>Buying, and everything that a buyer does with an order. A caller sees no orders but the own ones.</summary>
internal static class OrderEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api").WithTags("Orders").RequireAuthorization(Policies.AnyCaller);
        group.MapPost("/products/{id}/orders", PurchaseAsync)
            .WithSummary("Buys one unit; the order is durable when this answers 202")
            .Answers<PurchaseReply>(StatusCodes.Status202Accepted)
            .Prefers("wait")
            .Refuses(
                Problems.Unauthorized, Problems.ProductNotFound, Problems.NotStarted, Problems.Ended, Problems.Paused,
                Problems.RateLimited, Problems.AlreadyOrdered, Problems.SoldOut, Problems.Recovering, Problems.OutcomeUnknown,
                Problems.BodyTooLarge);
        group.MapGet("/orders/{id}", FindAsync)
            .WithSummary("One of the caller's orders")
            .Answers<OrderView>(StatusCodes.Status200OK)
            .Prefers("wait")
            .Refuses(Problems.Unauthorized, Problems.OrderNotFound);
        group.MapGet("/orders", ListAsync)
            .WithSummary("The caller's orders, the newest first")
            .Answers<OrdersView>(StatusCodes.Status200OK)
            .Refuses(Problems.Unauthorized);
        group.MapOrderActions();
        group.MapOrderEvents();
    }

    private static async ValueTask<IResult> PurchaseAsync(string id, HttpContext context, PurchaseDesk desk, FinalWord finalWord)
    {
        if (await JsonBody.SkipAsync(context) is { } tooLarge) return tooLarge;
        var userId = Caller.Of(context).UserId;
        var result = ProductEndpoints.TryParseId(id, out var productId)
            ? await desk.PurchaseAsync(productId, userId)
            : desk.NoProduct();
        if (result.Status != PurchaseStatus.Accepted) return PurchaseOutcomes.RefusalOf(result);

        var orderId = result.OrderId!.Value;
        var status = OrderStatus.Pending;
        if (Prefer.WaitOf(context.Request, WebLimits.MaxWait) is var wait && wait > TimeSpan.Zero)
        {
            status = await finalWord.WaitAsync(orderId, userId, status, wait, context.RequestAborted);
            Prefer.Applied(context.Response, wait);
        }

        context.Response.Headers.Location = $"/api/orders/{orderId}";
        var reply = new PurchaseReply(orderId.ToString(), OrderStatusNames.Of(status));
        return TypedResults.Json(reply, WebJson.Default.PurchaseReply, statusCode: StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> FindAsync(string id, HttpContext context, IGrainFactory grains, FinalWord finalWord)
    {
        if (!OrderId.TryParse(id, out var orderId)) return Problems.OrderNotFound;
        var userId = Caller.Of(context).UserId;
        var order = await grains.GetGrain<IUserGrain>(userId).GetOrderAsync(orderId);
        if (order is null || order.UserId != userId) return Problems.OrderNotFound;
        if (Prefer.WaitOf(context.Request, WebLimits.MaxWait) is var wait && wait > TimeSpan.Zero)
        {
            if (order.Status == OrderStatus.Pending)
            {
                var status = await finalWord.WaitAsync(orderId, userId, order.Status, wait, context.RequestAborted);
                order = order with { Status = status };
            }

            Prefer.Applied(context.Response, wait);
        }

        return TypedResults.Json(OrderView.Of(order), WebJson.Default.OrderView);
    }

    private static async Task<IResult> ListAsync(HttpContext context, IGrainFactory grains)
    {
        var orders = await grains.GetGrain<IUserGrain>(Caller.Of(context).UserId).GetOrdersAsync();
        return TypedResults.Json(new OrdersView([.. orders.Select(OrderView.Of)]), WebJson.Default.OrdersView);
    }
}
