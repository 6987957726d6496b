using Seckill.Orders;

namespace Seckill.Storage.Tests.Orders;

/// <summary>An order of the naive ledger.</summary>
internal sealed class NaiveOrder(Order order)
{
    public Order Accepted { get; } = order;

    public OrderId Id => Accepted.Id;

    public OrderStatus Status { get; set; }

    public DateTimeOffset? PayingUntil { get; set; }

    /// <summary>When it expires, while it is placed.</summary>
    public DateTimeOffset Due => PayingUntil > Accepted.ExpiresAt ? PayingUntil.Value : Accepted.ExpiresAt;

    public bool IsLive => Status is OrderStatus.Placed or OrderStatus.Paid;
}
