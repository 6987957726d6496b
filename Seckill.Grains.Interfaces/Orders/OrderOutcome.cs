namespace Seckill.Orders;

/// <summary>What the ledger made of one order.</summary>
[GenerateSerializer, Immutable, Alias("seckill.order-outcome")]
public readonly record struct OrderOutcome(
    [property: Id(0)] OrderId OrderId,
    [property: Id(1)] long UserId,
    [property: Id(2)] OrderStatus Status);
