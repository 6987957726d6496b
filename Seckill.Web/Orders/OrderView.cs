using Seckill.Orders;

namespace Seckill.Web.Orders;

/// <summary>An order as its buyer sees it.</summary>
internal sealed record OrderView(
    string OrderId, long ProductId, long SaleId, long PriceCents, string Status, DateTime CreatedAt, DateTime ExpiresAt)
{
    public static OrderView Of(Order order) => new(
        order.Id.ToString(),
        order.ProductId,
        order.Id.SaleId,
        order.PriceCents,
        OrderStatusNames.Of(order.Status),
        order.CreatedAt.UtcDateTime,
        order.ExpiresAt.UtcDateTime);
}
