using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Seckill.Payments;

namespace Seckill.Silo.Payments;

/// <summary>
/// A payment provider that moves no money and behaves like one that does: it answers later, by a signed callback, perhaps twice
/// and out of order, and may say that a payment failed. What it has not delivered is lost with its process; whoever asks again
/// gets the same answer, because it follows from the payment's id.
/// </summary>
internal sealed partial class SandboxPaymentProvider(
    CallbackSender sender, IOptions<SandboxOptions> options, TimeProvider timeProvider, ILogger<SandboxPaymentProvider> logger)
    : IPaymentProvider, IDisposable
{
    private readonly CancellationTokenSource _stopped = new();
    private readonly ConcurrentDictionary<string, byte> _scheduled = [];

    /// <exception cref="InvalidOperationException"><see cref="SandboxLimits.MaxScheduled"/> callbacks wait already.</exception>
    public Task OpenAsync(Payment payment, CancellationToken cancellationToken)
    {
        if (_scheduled.ContainsKey(payment.Id)) return Task.CompletedTask;
        if (_scheduled.Count >= SandboxLimits.MaxScheduled) throw new InvalidOperationException("The sandbox has too much to do.");

        // Of two that come at once, one begins it.
        if (_scheduled.TryAdd(payment.Id, 0)) _ = AnswerAsync(payment);
        return Task.CompletedTask;
    }

    /// <summary>There is nothing to send back; a real provider would say the same of a refund that it has taken on before.</summary>
    public Task RefundAsync(Payment payment, CancellationToken cancellationToken)
    {
        LogRefund(payment.Id, payment.AmountCents, payment.Currency);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _stopped.Cancel();
        _stopped.Dispose();
    }

    private async Task AnswerAsync(Payment payment)
    {
        try
        {
            var outcome = SandboxOutcome.Of(payment.Id, options.Value);
            var callback = new SandboxCallback(
                payment.Id,
                payment.OrderId.ToString(),
                outcome.Succeeds ? "succeeded" : "failed",
                payment.AmountCents,
                payment.Currency);
            await Task.Delay(outcome.Delay, timeProvider, _stopped.Token);
            await sender.SendAsync(callback, _stopped.Token);
            if (!outcome.IsDoubled) return;
            await Task.Delay(outcome.Delay, timeProvider, _stopped.Token);
            await sender.SendAsync(callback, _stopped.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // The process stops; whoever needs the answer asks again.
        }
        catch (Exception exception)
        {
            LogFailed(exception, payment.Id);
        }
        finally
        {
            _scheduled.TryRemove(payment.Id, out _);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Sandbox: payment {PaymentId}: {AmountCents} cents {Currency} go back.")]
    private partial void LogRefund(string paymentId, long amountCents, string currency);

    [LoggerMessage(2, LogLevel.Error, "Sandbox: payment {PaymentId} cannot be answered.")]
    private partial void LogFailed(Exception exception, string paymentId);
}
