using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Seckill.Orders;
using Seckill.Payments;
using Seckill.Refusals;
using Seckill.Web.Errors;
using Seckill.Web.Json;

namespace Seckill.Web.Payments;

/// <summary>
/// Takes the payment provider's word. Nothing of a body is looked at before its signature is found good, and the order's grain
/// hears of nothing else.
/// </summary>
internal sealed partial class CallbackDesk(
    IGrainFactory grains, IOptions<PaymentOptions> options, TimeProvider time, ILogger<CallbackDesk> logger)
{
    private readonly byte[] _secret = Convert.FromBase64String(options.Value.CallbackSecret);

    /// <summary>What became of it, and the refusal if it was refused.</summary>
    /// <param name="signature">The header, null where there is not exactly one.</param>
    /// <param name="body">The body as it came.</param>
    public async Task<(CallbackResult Result, Problem? Refusal)> TakeAsync(string? signature, ReadOnlyMemory<byte> body)
    {
        if (!CallbackSignature.TryVerify(_secret, signature, body.Span, time.GetUtcNow(), out var sentAt, out var nonce))
        {
            return (CallbackResult.BadSignature, Problems.BadSignature);
        }

        var (callback, malformed) = JsonBody.Parse(body.Span, WebJson.Default.PaymentCallback);
        if (callback is null) return (CallbackResult.InvalidRequest, malformed);
        var errors = new FieldErrors();
        return CallbackBody.Read(callback, nonce, sentAt, errors) is { } word
            ? await SettleAsync(word)
            : (CallbackResult.InvalidRequest, errors.ToProblem());
    }

    private async Task<(CallbackResult Result, Problem? Refusal)> SettleAsync(PaymentWord word)
    {
        SettleStatus status;
        try
        {
            status = await grains.GetGrain<IOrderGrain>(word.OrderId.ToString()).SettleAsync(word);
        }
        catch (Exception fault) when (Fault.IsPassing(fault))
        {
            // Whether it was taken is not known; taking it again changes nothing, so the provider may come again.
            LogUnavailable(word.PaymentId, fault.GetType().Name);
            return (CallbackResult.Unavailable, Problems.Unavailable);
        }

        switch (status)
        {
            case SettleStatus.Settled: return (CallbackResult.Settled, null);
            case SettleStatus.KnownAlready: return (CallbackResult.KnownAlready, null);
            case SettleStatus.Refunding: return (CallbackResult.Refunding, null);
            case SettleStatus.Replayed: return (CallbackResult.Replayed, Problems.BadSignature);
            case SettleStatus.NotFound: return (CallbackResult.PaymentNotFound, Problems.PaymentNotFound);
            case SettleStatus.AmountDiffers:
                LogAmount(word.PaymentId, word.OrderId, word.AmountCents, word.Currency);
                return (CallbackResult.AmountMismatch, Problems.AmountMismatch);
            default: throw new InvalidOperationException($"A settlement has no status {status}.");
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Payment {Payment} is not settled, its word has to come again: {Fault}")]
    private partial void LogUnavailable(string payment, string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Payment {Payment} of {Order} refused: not of {AmountCents} cents {Currency}")]
    private partial void LogAmount(string payment, OrderId order, long amountCents, string currency);
}
