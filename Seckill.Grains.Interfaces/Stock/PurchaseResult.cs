using Seckill.Orders;

namespace Seckill.Stock;

/// <summary>The answer to a purchase.</summary>
/// <param name="Status">What happened.</param>
/// <param name="OrderId">The new order when accepted, the live one when already ordered, else null.</param>
/// <param name="RetryAfter">When another attempt makes sense, if that is known.</param>
/// <param name="SaleId">The sale that answered, if there was one.</param>
[GenerateSerializer, Immutable, Alias("seckill.purchase-result")]
public sealed record PurchaseResult(
    [property: Id(0)] PurchaseStatus Status,
    [property: Id(1)] OrderId? OrderId = null,
    [property: Id(2)] TimeSpan? RetryAfter = null,
    [property: Id(3)] long? SaleId = null);
