using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Seckill.Orders;

namespace Seckill.Payments;

/// <summary>
/// Asks the provider again for payments that it has not answered, and sends money back that was taken too late. Key: 0, so one
/// at a time in the cluster. Called by every silo, to keep it alive. Owns the memory of its attempts, so that they grow rare.
/// When it dies, an attempt was made or was not; the next activation makes it again, and the payment's id makes it the same one.
/// </summary>
/// <remarks>Not reentrant: rounds never run beside each other.</remarks>
public sealed partial class PaymentWatchGrain(
    IPaymentLedger ledger,
    IPaymentProvider provider,
    ICrashPoints crashPoints,
    TimeProvider timeProvider,
    ILogger<PaymentWatchGrain> logger)
    : Grain, IPaymentWatchGrain
{
    private readonly RetrySchedule _requests = new(timeProvider);
    private readonly RetrySchedule _refunds = new(timeProvider);
    private DateTimeOffset _activatedAt;
    private bool _isFailing;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _activatedAt = timeProvider.GetUtcNow();
        this.RegisterGrainTimer(
            GoRoundAsync,
            new GrainTimerCreationOptions(PaymentWatchLimits.Interval, PaymentWatchLimits.Interval) { KeepAlive = true });
        return Task.CompletedTask;
    }

    public Task KeepAsync() => Task.CompletedTask;

    private async Task GoRoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RefundAsync();
            await RequestAgainAsync();
            _isFailing = false;
        }
        catch (Exception exception)
        {
            // What is due stays due. Said once, and not with every round while the ledger is away.
            if (!_isFailing) LogAway(exception);
            _isFailing = true;
        }
    }

    private async Task RefundAsync()
    {
        using var limit = NewLimit();
        var due = await ledger.GetRefundsDueAsync(PaymentWatchLimits.MaxRead, limit.Token);
        await ForDueAsync(due, _refunds, async (payment, stop) =>
        {
            crashPoints.Reach(CrashPoint.BeforeRefund);
            await provider.RefundAsync(payment, stop).WaitAsync(PaymentWatchLimits.Timeout, timeProvider, stop);
            crashPoints.Reach(CrashPoint.AfterRefund);
            await ledger.OnRefundedAsync(payment.Id, stop);
            LogRefunded(payment.OrderId, payment.Id, payment.AmountCents, payment.Currency);
        });
    }

    private async Task RequestAgainAsync()
    {
        using var limit = NewLimit();

        // What is older than this activation may have lost its request, or its answer, with the silo that died: no patience.
        var patientSince = timeProvider.GetUtcNow() - PaymentWatchLimits.AnswerPatience;
        var openedBefore = patientSince > _activatedAt ? patientSince : _activatedAt;
        var unanswered = await ledger.GetUnansweredAsync(openedBefore, PaymentWatchLimits.MaxRead, limit.Token);
        await ForDueAsync(unanswered, _requests, (payment, stop) =>
            provider.OpenAsync(payment, stop).WaitAsync(PaymentWatchLimits.Timeout, timeProvider, stop));
    }

    /// <summary>Tries what is due, a few at once; one that fails is tried again after a pause and holds nobody else up.</summary>
    private async Task ForDueAsync(
        ImmutableArray<Payment> payments, RetrySchedule schedule, Func<Payment, CancellationToken, Task> attempt)
    {
        var due = schedule.Due([.. payments.Select(payment => payment.Id)]);
        foreach (var some in payments.Where(payment => due.Contains(payment.Id)).Chunk(PaymentWatchLimits.MaxParallel))
        {
            foreach (var payment in some) schedule.OnAttempt(payment.Id);
            await Task.WhenAll(some.Select(TryAsync));
        }

        async Task TryAsync(Payment payment)
        {
            try
            {
                using var limit = NewLimit();
                await attempt(payment, limit.Token);
            }
            catch (Exception exception)
            {
                LogFailed(exception, payment.OrderId, payment.Id);
            }
        }
    }

    private CancellationTokenSource NewLimit() => new(PaymentWatchLimits.Timeout, timeProvider);

    [LoggerMessage(1, LogLevel.Warning, "The payment watch cannot read the ledger at present.")]
    private partial void LogAway(Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "Order {OrderId}: payment {PaymentId}: the provider, or the ledger, has not heard; tried again.")]
    private partial void LogFailed(Exception exception, OrderId orderId, string paymentId);

    [LoggerMessage(3, LogLevel.Information, "Order {OrderId}: payment {PaymentId}: {AmountCents} cents {Currency} went back.")]
    private partial void LogRefunded(OrderId orderId, string paymentId, long amountCents, string currency);
}
