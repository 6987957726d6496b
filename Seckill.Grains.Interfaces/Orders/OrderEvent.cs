namespace Seckill.Orders;

/// <summary>What travels on the order stream. Events of one product stay in order, because a product has one partition.</summary>
[GenerateSerializer, Immutable, Alias("seckill.order-event")]
public abstract record OrderEvent;
