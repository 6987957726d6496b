using Seckill.Orders;
using Seckill.Storage.Databases;

namespace Seckill.Storage.Orders;

/// <summary>A row of <c>orders</c>, as Dapper reads it.</summary>
internal sealed class OrderRow
{
    public const string Columns =
        """
        sale_id AS SaleId, epoch AS Epoch, sequence AS Sequence, product_id AS ProductId, user_id AS UserId,
        price_cents AS PriceCents, status AS Status, created_at_ms AS CreatedAtMs, expires_at_ms AS ExpiresAtMs,
        due_at_ms AS DueAtMs, paying_until_ms AS PayingUntilMs
        """;

    /// <summary>One order, by the parts of an <see cref="OrderId"/>.</summary>
    public const string Select =
        $"SELECT {Columns} FROM orders WHERE sale_id = @SaleId AND epoch = @Epoch AND sequence = @Sequence";

    public long SaleId { get; init; }

    public int Epoch { get; init; }

    public int Sequence { get; init; }

    public long ProductId { get; init; }

    public long UserId { get; init; }

    public long PriceCents { get; init; }

    public int Status { get; init; }

    public long CreatedAtMs { get; init; }

    public long ExpiresAtMs { get; init; }

    public long? DueAtMs { get; init; }

    public long? PayingUntilMs { get; init; }

    /// <summary>When it expires; null unless it is placed.</summary>
    public DateTimeOffset? DueAt => DueAtMs is { } due ? DateTimeOffset.FromUnixTimeMilliseconds(due) : null;

    /// <summary>The order's row, locked until the transaction ends; null where there is none.</summary>
    public static Task<OrderRow?> LockAsync(DbSession session, OrderId orderId) => session.FindAsync<OrderRow>(
        Select + session.Dialect.ForUpdate, new { orderId.SaleId, orderId.Epoch, orderId.Sequence });

    public Order ToOrder() => new(
        new OrderId(SaleId, Epoch, Sequence),
        ProductId,
        UserId,
        PriceCents,
        (OrderStatus)Status,
        DateTimeOffset.FromUnixTimeMilliseconds(CreatedAtMs),
        DateTimeOffset.FromUnixTimeMilliseconds(ExpiresAtMs),
        PayingUntilMs is { } until ? DateTimeOffset.FromUnixTimeMilliseconds(until) : null);
}
