using Seckill.Orders;
using Seckill.Payments;
using Seckill.Web.Json;

namespace Seckill.Web.Payments;

/// <summary>Reads a callback whose signature was found good: it may be nonsense even so, which no ledger should see.</summary>
internal static class CallbackBody
{
    private const string Succeeded = "succeeded", Failed = "failed";

    private const int CurrencyLength = 3;

    /// <summary>What the ledger is told; null when something is wrong, which then stands in <paramref name="errors"/>.</summary>
    public static PaymentWord? Read(PaymentCallback callback, string nonce, DateTimeOffset sentAt, FieldErrors errors)
    {
        if (!IsPaymentId(callback.PaymentId))
        {
            errors.Add("paymentId", $"1 to {PaymentLimits.MaxIdLength} letters, digits and any of -_. are needed.");
        }

        if (!OrderId.TryParse(callback.OrderId, out var orderId)) errors.Add("orderId", "An order's id is needed.");
        if (callback.Status is not (Succeeded or Failed)) errors.Add("status", $"'{Succeeded}' or '{Failed}' is needed.");
        if (callback.AmountCents is not >= 0) errors.Add("amountCents", "A whole number, at least 0, is needed.");
        if (!IsCurrency(callback.Currency)) errors.Add("currency", "Three capital letters are needed, as in ISO 4217.");
        if (errors.Any) return null;
        var (paymentId, amountCents) = (callback.PaymentId!, callback.AmountCents!.Value);
        return new PaymentWord(
            paymentId, orderId, callback.Status == Succeeded, amountCents, callback.Currency!, nonce, sentAt);
    }

    private static bool IsPaymentId(string? text) =>
        text is { Length: >= 1 and <= PaymentLimits.MaxIdLength }
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private static bool IsCurrency(string? text) => text is { Length: CurrencyLength } && text.All(char.IsAsciiLetterUpper);
}
