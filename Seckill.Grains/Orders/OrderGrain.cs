using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Seckill.Payments;
using Seckill.Users;

namespace Seckill.Orders;

/// <summary>
/// What happens to one order after it was placed. Key: the order's id as text. Called by the front end, for the buyer and for
/// the payment provider. Owns nothing: the ledger decides, in one transaction, whose order it is and which of several calls
/// wins. When it dies, the call was made in the ledger or was not; a payment of which the provider has not heard is found by
/// the payment watch, a notice that was lost by whoever needs it.
/// </summary>
public sealed partial class OrderGrain(
    IOrderLifecycle lifecycle,
    IPaymentLedger payments,
    IPaymentProvider provider,
    ICrashPoints crashPoints,
    IOptions<OrderOptions> options,
    TimeProvider timeProvider,
    ILogger<OrderGrain> logger)
    : Grain, IOrderGrain
{
    public async Task<PayResult> PayAsync(long userId)
    {
        if (!TryGetId(out var id)) return new PayResult(PayStatus.NotFound);
        var opening = await OpenAsync(id, userId);
        if (opening.Status == PayStatus.NotFound && await FindUnwrittenAsync(id, userId) is { } order)
        {
            if (order.Status == OrderStatus.Pending) return new PayResult(PayStatus.NotPayable, order);
            opening = await OpenAsync(id, userId); // It was written between the two questions.
        }

        // The provider may know of it from before; asking it again is asking once.
        if (opening.Payment is { } payment) await RequestAsync(payment);
        return new PayResult(opening.Status, opening.Order, opening.Payment?.Id);
    }

    public async Task<CancelResult> CancelAsync(long userId)
    {
        if (!TryGetId(out var id)) return new CancelResult(CancelStatus.NotFound);
        var cancellation = await CancelAsync(id, userId);
        if (cancellation.Status == CancelStatus.NotFound && await FindUnwrittenAsync(id, userId) is { } order)
        {
            if (order.Status == OrderStatus.Pending) return new CancelResult(CancelStatus.NotCancellable, order);
            cancellation = await CancelAsync(id, userId);
        }

        return new CancelResult(cancellation.Status, cancellation.Order);
    }

    public async Task<SettleStatus> SettleAsync(PaymentWord word)
    {
        if (!TryGetId(out var id) || word.OrderId != id) return SettleStatus.NotFound;
        using var limit = new CancellationTokenSource(OrderLimits.LedgerTimeout, timeProvider);
        crashPoints.Reach(CrashPoint.BeforeSettlement);
        var settlement = await payments.SettleAsync(word, limit.Token);
        crashPoints.Reach(CrashPoint.AfterSettlement);
        LogSettled(id, word.PaymentId, word.Succeeded, settlement.Status);
        Announce(settlement.Written);
        return settlement.Status;
    }

    private bool TryGetId(out OrderId id) => OrderId.TryParse(this.GetPrimaryKeyString(), out id);

    private async Task<PaymentOpening> OpenAsync(OrderId id, long userId)
    {
        using var limit = new CancellationTokenSource(OrderLimits.LedgerTimeout, timeProvider);
        return await payments.OpenAsync(id, userId, limit.Token);
    }

    private async Task<Cancellation> CancelAsync(OrderId id, long userId)
    {
        using var limit = new CancellationTokenSource(OrderLimits.LedgerTimeout, timeProvider);
        crashPoints.Reach(CrashPoint.BeforeCancellation);
        var cancellation = await lifecycle.CancelAsync(id, userId, limit.Token);
        if (cancellation.Written is not null) crashPoints.Reach(CrashPoint.AfterCancellation);
        Announce(cancellation.Written);
        return cancellation;
    }

    /// <summary>The buyer's order that the ledger did not have a moment ago; null when it is nowhere, or not the buyer's.</summary>
    private Task<Order?> FindUnwrittenAsync(OrderId id, long userId) =>
        GrainFactory.GetGrain<IUserGrain>(userId).GetOrderAsync(id);

    private async Task RequestAsync(Payment payment)
    {
        crashPoints.Reach(CrashPoint.BeforePaymentRequest);
        try
        {
            using var limit = new CancellationTokenSource(OrderLimits.ProviderTimeout, timeProvider);
            await provider.OpenAsync(payment, limit.Token).WaitAsync(OrderLimits.ProviderTimeout, timeProvider);
        }
        catch (Exception exception)
        {
            // It may have heard of it or not; the payment watch asks it again.
            LogNotHeard(exception, payment.OrderId, payment.Id);
        }
    }

    /// <summary>Tells those whom the product's OrderWriter tells of its batches, without waiting: a notice may be lost.</summary>
    private void Announce(SaleWritten? written)
    {
        if (written is null) return;
        var partition = OrderStreams.PartitionOf(written.ProductId, options.Value.Partitions);
        _ = GrainFactory.GetGrain<IOrderWriterGrain>(partition).AnnounceAsync([written]);
    }

    [LoggerMessage(1, LogLevel.Warning, "Order {OrderId}: it is not sure that the provider has heard of payment {PaymentId}.")]
    private partial void LogNotHeard(Exception exception, OrderId orderId, string paymentId);

    [LoggerMessage(2, LogLevel.Information, "Order {OrderId}: payment {PaymentId}, succeeded {Succeeded}: {Status}.")]
    private partial void LogSettled(OrderId orderId, string paymentId, bool succeeded, SettleStatus status);
}
