namespace Seckill.Orders;

/// <summary>A ProductGrain took one unit for a buyer.</summary>
/// <param name="Order">The order, with status <see cref="OrderStatus.Pending"/>.</param>
[GenerateSerializer, Immutable, Alias("seckill.order-accepted")]
public sealed record OrderAccepted([property: Id(0)] Order Order) : OrderEvent;
