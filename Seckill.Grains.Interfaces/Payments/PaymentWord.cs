using Seckill.Orders;

namespace Seckill.Payments;

/// <summary>What the provider said of a payment, once its signature was checked.</summary>
/// <param name="PaymentId">The payment.</param>
/// <param name="OrderId">The order that it pays.</param>
/// <param name="Succeeded">Whether the money was taken; if not, the order stays payable until it expires.</param>
/// <param name="AmountCents">How much was taken or asked, in cents.</param>
/// <param name="Currency">The currency, ISO 4217.</param>
/// <param name="Nonce">What tells this message from every other one: its signature in hexadecimal.</param>
/// <param name="SentAt">The time stamp that was signed, UTC.</param>
[GenerateSerializer, Immutable, Alias("seckill.payment-word")]
public sealed record PaymentWord(
    [property: Id(0)] string PaymentId,
    [property: Id(1)] OrderId OrderId,
    [property: Id(2)] bool Succeeded,
    [property: Id(3)] long AmountCents,
    [property: Id(4)] string Currency,
    [property: Id(5)] string Nonce,
    [property: Id(6)] DateTimeOffset SentAt);
