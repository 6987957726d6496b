using Seckill.Orders;
using Seckill.Payments;
using Seckill.Storage.Databases;

namespace Seckill.Storage.Payments;

/// <summary>Reads and writes <c>payments</c>, and what they do to their <c>orders</c>.</summary>
internal static class PaymentTable
{
    private const string SelectOfOrder =
        $"""
        SELECT {PaymentRow.Columns} FROM payments
        WHERE sale_id = @SaleId AND epoch = @Epoch AND sequence = @Sequence ORDER BY attempt
        """;

    private const string SelectPayment = $"SELECT {PaymentRow.Columns} FROM payments WHERE id = @paymentId";

    private const string Insert =
        """
        INSERT INTO payments (sale_id, epoch, sequence, attempt, id, amount_cents, currency, status, opened_at_ms)
        VALUES (@SaleId, @Epoch, @Sequence, @attempt, @Id, @AmountCents, @Currency, @status, @openedAtMs)
        """;

    private const string Settle =
        "UPDATE payments SET status = @next, settled_at_ms = @nowMs WHERE id = @Id AND status = @before";

    private const string Lease =
        """
        UPDATE orders SET due_at_ms = @dueAtMs, paying_until_ms = @payingUntilMs
        WHERE sale_id = @SaleId AND epoch = @Epoch AND sequence = @Sequence AND status = @placed
        """;

    private const string Pay =
        """
        UPDATE orders SET status = @paid, due_at_ms = NULL, paying_until_ms = NULL
        WHERE sale_id = @SaleId AND epoch = @Epoch AND sequence = @Sequence AND status = @placed
        """;

    /// <summary>The order's payments, the oldest first; at most <see cref="PaymentLimits.MaxPaymentsPerOrder"/>.</summary>
    public static Task<List<PaymentRow>> ReadOfOrderAsync(DbSession session, OrderId orderId) =>
        session.QueryAsync<PaymentRow>(SelectOfOrder, new { orderId.SaleId, orderId.Epoch, orderId.Sequence });

    /// <summary>The payment, locked until the transaction ends; null where there is none.</summary>
    public static async Task<Payment?> LockAsync(DbSession session, string paymentId) =>
        (await session.FindAsync<PaymentRow>(SelectPayment + session.Dialect.ForUpdate, new { paymentId }))?.ToPayment();

    public static Task InsertAsync(DbSession session, Payment payment, int attempt)
    {
        var row = new
        {
            payment.OrderId.SaleId,
            payment.OrderId.Epoch,
            payment.OrderId.Sequence,
            attempt,
            payment.Id,
            payment.AmountCents,
            payment.Currency,
            status = (int)payment.Status,
            openedAtMs = payment.OpenedAt.ToUnixTimeMilliseconds(),
        };
        return session.ExecuteAsync(Insert, row);
    }

    public static Task SettleAsync(DbSession session, Payment payment, PaymentStatus next, DateTimeOffset now)
    {
        var parameters = new { payment.Id, next = (int)next, before = (int)payment.Status, nowMs = now.ToUnixTimeMilliseconds() };
        return OneAsync(session.ExecuteAsync(Settle, parameters), payment.OrderId);
    }

    /// <summary>Keeps a placed order from expiring until a moment; or no longer, with null.</summary>
    public static Task LeaseAsync(DbSession session, OrderId orderId, DateTimeOffset dueAt, DateTimeOffset? payingUntil)
    {
        var parameters = new
        {
            orderId.SaleId,
            orderId.Epoch,
            orderId.Sequence,
            dueAtMs = dueAt.ToUnixTimeMilliseconds(),
            payingUntilMs = payingUntil?.ToUnixTimeMilliseconds(),
            placed = (int)OrderStatus.Placed,
        };
        return OneAsync(session.ExecuteAsync(Lease, parameters), orderId);
    }

    /// <summary>Makes a placed order a paid one.</summary>
    public static Task PayAsync(DbSession session, OrderId orderId)
    {
        var parameters = new
        {
            orderId.SaleId,
            orderId.Epoch,
            orderId.Sequence,
            paid = (int)OrderStatus.Paid,
            placed = (int)OrderStatus.Placed,
        };
        return OneAsync(session.ExecuteAsync(Pay, parameters), orderId);
    }

    /// <exception cref="InvariantViolatedException">The row, which is locked, is not what it was when it was read.</exception>
    private static async Task OneAsync(Task<int> update, OrderId orderId)
    {
        if (await update != 1)
            throw new InvariantViolatedException($"I5: a payment of order {orderId} changed while it was settled.");
    }
}
