using Seckill.Catalog;

namespace Seckill.Storage.Catalog;

/// <summary>A row of <c>sec_kills</c>, as Dapper reads it.</summary>
internal sealed class SaleRow
{
    public const string Columns =
        """
        s.id AS Id, s.product_id AS ProductId, s.price_cents AS PriceCents, s.stock AS Stock, s.available AS Available,
        s.starts_at_ms AS StartsAtMs, s.ends_at_ms AS EndsAtMs,
        s.paused AS Paused
        """;

    /// <summary>Those that have not ended at <c>@now</c>, and the last that has; windows of a product do not overlap.</summary>
    public const string NotEndedOrLast =
        """
        (s.ends_at_ms > @now OR s.ends_at_ms = (
          SELECT MAX(e.ends_at_ms) FROM sec_kills e WHERE e.product_id = s.product_id AND e.ends_at_ms <= @now))
        """;

    public long Id { get; init; }

    public long ProductId { get; init; }

    public long PriceCents { get; init; }

    public long Stock { get; init; }

    public long Available { get; init; }

    public long StartsAtMs { get; init; }

    public long EndsAtMs { get; init; }

    public bool Paused { get; init; }

    public Sale ToSale() => new(
        Id,
        ProductId,
        PriceCents,
        Stock,
        Available,
        DateTimeOffset.FromUnixTimeMilliseconds(StartsAtMs),
        DateTimeOffset.FromUnixTimeMilliseconds(EndsAtMs),
        Paused);
}
