using Seckill.Orders;

namespace Seckill.Payments;

/// <summary>The answer to the wish to pay.</summary>
/// <param name="Status">What happened.</param>
/// <param name="Order">The order as it stands; null when the buyer has no such order.</param>
/// <param name="PaymentId">The payment that is open, if one is.</param>
[GenerateSerializer, Immutable, Alias("seckill.pay-result")]
public sealed record PayResult(
    [property: Id(0)] PayStatus Status,
    [property: Id(1)] Order? Order = null,
    [property: Id(2)] string? PaymentId = null);
