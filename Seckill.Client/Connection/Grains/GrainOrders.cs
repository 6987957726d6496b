using System.Runtime.CompilerServices;
using Seckill.Orders;
using Seckill.Payments;
using Seckill.Refusals;
using Seckill.Users;

namespace Seckill.Client.Connection.Grains;

/// <summary>What a buyer does with an order, over a gateway.</summary>
internal sealed class GrainOrders(IGrainFactory grains, TimeProvider time)
{
    private readonly OrderLook _look = new(grains, time);

    private OrderDesk Desk => new(
        grains,
        (orderId, userId, cancellation) =>
            _look.WaitAsync(userId, orderId, OrderStatus.Pending, ClientLimits.PendingPatience, cancellation));

    public async Task<ApiResult<Client.Orders.Order>> PayAsync(
        long userId, string orderId, TimeSpan wait, CancellationToken cancellation)
    {
        if (!OrderId.TryParse(orderId, out var id)) return GrainFailure.Of(CodedRefusals.OrderNotFound);
        var result = await Desk.PayAsync(id, userId, cancellation);
        if (result.Status != PayStatus.Open) return GrainFailure.Of(CodedRefusals.Of(result.Status));
        if (result.Order is not { } order) return GrainFailure.Of(CodedRefusals.NotPayable);
        var status = await _look.WaitAsync(userId, id, order.Status, wait, cancellation);
        if (OrderProgress.IsFinal(status)) order = order with { Status = status, PayingUntil = null };
        return GrainViews.Of(order) with { PaymentId = result.PaymentId };
    }

    public async Task<ApiResult<Client.Orders.Order>> CancelAsync(long userId, string orderId, CancellationToken cancellation)
    {
        if (!OrderId.TryParse(orderId, out var id)) return GrainFailure.Of(CodedRefusals.OrderNotFound);
        var result = await Desk.CancelAsync(id, userId, cancellation);
        if (result.Status != CancelStatus.Cancelled) return GrainFailure.Of(CodedRefusals.Of(result.Status));
        return result.Order is { } order ? GrainViews.Of(order) : GrainFailure.Of(CodedRefusals.NotCancellable);
    }

    /// <summary>Looks again and again: a console has few orders and comes and goes, so it does not subscribe.</summary>
    public async IAsyncEnumerable<ApiResult<Client.Orders.Order>> WatchAsync(
        long userId, string orderId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        OrderStatus? shown = null;
        for (var failures = 0; ;)
        {
            var looked = await LookAsync(userId, orderId, cancellation);
            if (looked.TryGet(out var order, out var failure))
            {
                failures = 0;
                if (shown is not { } known || OrderProgress.IsNews(order.Status, known))
                {
                    yield return GrainViews.Of(order);
                    shown = order.Status;
                }

                if (OrderProgress.IsFinal(order.Status)) yield break;
            }
            else if (shown is null || ++failures > ClientLimits.MaxWatchRetries)
            {
                yield return failure;
                yield break;
            }

            await Task.Delay(ClientLimits.LongestLookInterval, time, cancellation);
        }
    }

    private Task<ApiResult<Order>> LookAsync(long userId, string orderId, CancellationToken cancellation) =>
        new GrainCalls(time).TryAsync<Order>(
            async _ =>
            {
                var order = OrderId.TryParse(orderId, out var id) ? await grains.GetGrain<IUserGrain>(userId).GetOrderAsync(id) : null;
                return order is null ? GrainFailure.Of(CodedRefusals.OrderNotFound) : order;
            },
            TimeSpan.Zero,
            cancellation);
}
