namespace Seckill.Orders;

/// <summary>An order as its buyer sees it.</summary>
/// <param name="Id">The identity.</param>
/// <param name="ProductId">The product that the sale sells.</param>
/// <param name="UserId">The buyer.</param>
/// <param name="PriceCents">The sale's price when the order was accepted, in cents.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="CreatedAt">When it was accepted, UTC, to the millisecond.</param>
/// <param name="ExpiresAt">Until when it can be paid, UTC, to the millisecond.</param>
/// <param name="PayingUntil">While a payment is open: until when it keeps the order from expiring, UTC; else null.</param>
[GenerateSerializer, Immutable, Alias("seckill.order")]
public sealed record Order(
    [property: Id(0)] OrderId Id,
    [property: Id(1)] long ProductId,
    [property: Id(2)] long UserId,
    [property: Id(3)] long PriceCents,
    [property: Id(4)] OrderStatus Status,
    [property: Id(5)] DateTimeOffset CreatedAt,
    [property: Id(6)] DateTimeOffset ExpiresAt,
    [property: Id(7)] DateTimeOffset? PayingUntil = null);
