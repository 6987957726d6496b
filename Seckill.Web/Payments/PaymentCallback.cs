namespace Seckill.Web.Payments;

/// <summary>The provider's word on a payment: <c>status</c> is succeeded or failed, <c>currency</c> as ISO 4217 has it.</summary>
internal sealed record PaymentCallback(string? PaymentId, string? OrderId, string? Status, long? AmountCents, string? Currency);
