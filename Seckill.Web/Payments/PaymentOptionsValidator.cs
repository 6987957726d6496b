using System.Buffers.Text;
using Microsoft.Extensions.Options;

namespace Seckill.Web.Payments;

/// <summary>Names the key of a wrong value; the value itself, a secret, is never shown.</summary>
internal sealed class PaymentOptionsValidator : IValidateOptions<PaymentOptions>
{
    public ValidateOptionsResult Validate(string? name, PaymentOptions options) =>
        Base64.IsValid(options.CallbackSecret, out var bytes) && bytes >= PaymentOptions.MinSecretBytes
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"Payments:CallbackSecret must be base64 of at least {PaymentOptions.MinSecretBytes} bytes.");
}
