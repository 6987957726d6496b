using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Seckill.Catalog;
using Seckill.Orders;
using Seckill.Payments;
using Seckill.Storage.Databases;
using Seckill.Storage.Orders;

namespace Seckill.Storage.Payments;

/// <summary>
/// Payments in SQL. The order's row is locked first, then the payment's. Paying changes no stock, so the sale's row is left to
/// those who sell and those who give units back; they lock the order's row too, behind it, and so nobody waits in a circle.
/// </summary>
public sealed class PaymentLedger(
    [FromKeyedServices(DatabaseNames.Ledger)] IDatabase database, TimeProvider clock) : IPaymentLedger
{
    // The status stands in the text: only so can SQLite use the index that holds just those which wait.
    private const string SelectUnanswered =
        $"""
        SELECT {PaymentRow.Columns} FROM payments
        WHERE status = 1 AND opened_at_ms >= @askedUntilMs AND opened_at_ms < @beforeMs
        ORDER BY opened_at_ms, id LIMIT @limit
        """;

    private const string SelectRefundsDue =
        $"SELECT {PaymentRow.Columns} FROM payments WHERE status = 4 ORDER BY opened_at_ms, id LIMIT @limit";

    private const string Refund =
        "UPDATE payments SET status = @refunded, refunded_at_ms = @nowMs WHERE id = @paymentId AND status = @due";

    private int _words;

    public Task<PaymentOpening> OpenAsync(OrderId orderId, long userId, CancellationToken cancellationToken)
    {
        // From the operating system, not from a seed: the provider must never have heard of it, not even from a ledger that
        // was lost and set up anew, whose orders have the same ids. Made once: a transaction that is tried again opens the same.
        var paymentId = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        return database.WriteAsync(session => OpenAsync(session, orderId, userId, paymentId), cancellationToken);
    }

    public async Task<Settlement> SettleAsync(PaymentWord word, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(word.Nonce);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(word.Nonce.Length, PaymentStorageLimits.MaxNonceLength);
        if (Interlocked.Increment(ref _words) % PaymentStorageLimits.WordsPerPurge == 0)
        {
            // By itself, as others wait for the rows that a purge deletes until its transaction ends.
            await database.WriteAsync(session => PaymentMessageTable.PurgeAsync(session, clock.GetUtcNow()), cancellationToken);
        }

        return await database.WriteAsync(session => SettleAsync(session, word), cancellationToken);
    }

    public Task<ImmutableArray<Payment>> GetUnansweredAsync(
        DateTimeOffset openedBefore, int limit, CancellationToken cancellationToken) => GetAsync(
            SelectUnanswered,
            new
            {
                askedUntilMs = (clock.GetUtcNow() - PaymentStorageLimits.MaxUnanswered).ToUnixTimeMilliseconds(),
                beforeMs = openedBefore.ToUnixTimeMilliseconds(),
                limit = Math.Max(limit, 0),
            },
            cancellationToken);

    public Task<ImmutableArray<Payment>> GetRefundsDueAsync(int limit, CancellationToken cancellationToken) =>
        GetAsync(SelectRefundsDue, new { limit = Math.Max(limit, 0) }, cancellationToken);

    public Task OnRefundedAsync(string paymentId, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            paymentId,
            nowMs = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            due = (int)PaymentStatus.RefundDue,
            refunded = (int)PaymentStatus.Refunded,
        };
        return database.WriteAsync(session => session.ExecuteAsync(Refund, parameters), cancellationToken);
    }

    private Task<ImmutableArray<Payment>> GetAsync(string select, object parameters, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session => (await session.QueryAsync<PaymentRow>(select, parameters))
                .Select(row => row.ToPayment()).ToImmutableArray(),
            cancellationToken);

    /// <summary>The refusals by descending precedence.</summary>
    private async Task<PaymentOpening> OpenAsync(DbSession session, OrderId orderId, long userId, string paymentId)
    {
        var now = CatalogRules.Cut(clock.GetUtcNow());
        var row = await OrderRow.LockAsync(session, orderId);
        if (row is null || row.UserId != userId) return new PaymentOpening(PayStatus.NotFound, null, null);
        var order = row.ToOrder();
        if (!PaymentRules.IsPayable(order.Status, row.DueAt, now)) return new PaymentOpening(PayStatus.NotPayable, order, null);
        var payments = await PaymentTable.ReadOfOrderAsync(session, orderId);
        if (payments.Find(payment => payment.Status == (int)PaymentStatus.Open) is { } open)
            return new PaymentOpening(PayStatus.Open, order, open.ToPayment());
        if (payments.Count >= PaymentLimits.MaxPaymentsPerOrder) return new PaymentOpening(PayStatus.NotPayable, order, null);

        // From here on it must succeed.
        var opened = new Payment(paymentId, orderId, order.PriceCents, PaymentLimits.Currency, PaymentStatus.Open, now);
        var payingUntil = PaymentRules.LeaseEnd(order.ExpiresAt, now);
        await PaymentTable.InsertAsync(session, opened, payments.Count + 1);
        await PaymentTable.LeaseAsync(
            session, orderId, payingUntil > order.ExpiresAt ? payingUntil : order.ExpiresAt, payingUntil);
        return new PaymentOpening(PayStatus.Open, order with { PayingUntil = payingUntil }, opened);
    }

    /// <summary>The refusals by descending precedence. What names no payment of ours is not remembered: it changed nothing.</summary>
    private async Task<Settlement> SettleAsync(DbSession session, PaymentWord word)
    {
        var now = CatalogRules.Cut(clock.GetUtcNow());
        var order = (await OrderRow.LockAsync(session, word.OrderId))?.ToOrder();
        if (await PaymentMessageTable.IsKnownAsync(session, word.Nonce)) return new Settlement(SettleStatus.Replayed, null);
        var payment = await PaymentTable.LockAsync(session, word.PaymentId);
        if (order is null || payment?.OrderId != word.OrderId) return new Settlement(SettleStatus.NotFound, null);
        if (payment.AmountCents != word.AmountCents || payment.Currency != word.Currency)
        {
            await PaymentMessageTable.InsertAsync(session, word, SettleStatus.AmountDiffers, now);
            return new Settlement(SettleStatus.AmountDiffers, null);
        }

        var (answer, next) = PaymentRules.Settle(payment.Status, order.Status, word.Succeeded);
        await PaymentMessageTable.InsertAsync(session, word, answer, now);
        if (next == payment.Status) return new Settlement(answer, null);
        await PaymentTable.SettleAsync(session, payment, next, now);
        if (next == PaymentStatus.Succeeded) return new Settlement(answer, await PayAsync(session, order, now));
        if (next == PaymentStatus.Failed && order.Status == OrderStatus.Placed)
            await PaymentTable.LeaseAsync(session, order.Id, order.ExpiresAt, null);
        return new Settlement(answer, null);
    }

    /// <summary>The unit stays where it is, so the sale's row is only read, for those who will be told.</summary>
    private static async Task<SaleWritten> PayAsync(DbSession session, Order order, DateTimeOffset now)
    {
        await PaymentTable.PayAsync(session, order.Id);
        var sale = await OrderTable.FindSaleAsync(session, order.Id.SaleId, now)
            ?? throw new InvariantViolatedException($"I1: order {order.Id} is placed, and its sale is not there.");
        sale.Tell(new OrderOutcome(order.Id, order.UserId, OrderStatus.Paid));
        return sale.ToWritten();
    }
}
