using System.Text.Json.Serialization;

namespace Seckill.Silo.Payments;

/// <summary>The body of a callback.</summary>
internal sealed record SandboxCallback(
    [property: JsonPropertyName("paymentId")] string PaymentId,
    [property: JsonPropertyName("orderId")] string OrderId,
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("amountCents")] long AmountCents,
    [property: JsonPropertyName("currency")] string Currency);
