using Seckill.Orders;

namespace Seckill.Storage.Orders;

/// <summary>A row of <c>orders</c>, as Dapper reads it.</summary>
internal sealed class OrderRow
{
    public const string Columns =
        """
        sale_id AS SaleId, epoch AS Epoch, sequence AS Sequence, product_id AS ProductId, user_id AS UserId,
        price_cents AS PriceCents, status AS Status, created_at_ms AS CreatedAtMs, expires_at_ms AS ExpiresAtMs
        """;

    public long SaleId { get; init; }

    public int Epoch { get; init; }

    public int Sequence { get; init; }

    public long ProductId { get; init; }

    public long UserId { get; init; }

    public long PriceCents { get; init; }

    public int Status { get; init; }

    public long CreatedAtMs { get; init; }

    public long ExpiresAtMs { get; init; }

    public Order ToOrder() => new(
        new OrderId(SaleId, Epoch, Sequence),
        ProductId,
        UserId,
        PriceCents,
        (OrderStatus)Status,
        DateTimeOffset.FromUnixTimeMilliseconds(CreatedAtMs),
        DateTimeOffset.FromUnixTimeMilliseconds(ExpiresAtMs));
}
