using System.Text.Json.Serialization;
using Seckill.Orders;

namespace Seckill.Web.Orders;

/// <summary>An order as its buyer sees it.</summary>
/// <param name="OrderId">The identity.</param>
/// <param name="ProductId">The product.</param>
/// <param name="SaleId">The sale.</param>
/// <param name="PriceCents">The price, in cents.</param>
/// <param name="Status">pending, placed, paid, cancelled or rejected.</param>
/// <param name="CreatedAt">When it was accepted.</param>
/// <param name="ExpiresAt">Until when it can be paid.</param>
/// <param name="PayingUntil">While a payment is open: until when it keeps the order from expiring.</param>
/// <param name="PaymentId">In the answer to the wish to pay: the payment that is open with the provider.</param>
internal sealed record OrderView(
    string OrderId,
    long ProductId,
    long SaleId,
    long PriceCents,
    string Status,
    DateTime CreatedAt,
    DateTime ExpiresAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTime? PayingUntil = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? PaymentId = null)
{
    public static OrderView Of(Order order) => new(
        order.Id.ToString(),
        order.ProductId,
        order.Id.SaleId,
        order.PriceCents,
        OrderStatusNames.Of(order.Status),
        order.CreatedAt.UtcDateTime,
        order.ExpiresAt.UtcDateTime,
        order.PayingUntil?.UtcDateTime);
}
