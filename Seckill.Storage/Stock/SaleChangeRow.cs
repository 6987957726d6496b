using Seckill.Stock;

namespace Seckill.Storage.Stock;

/// <summary>A row of <c>sale_changes</c>, as Dapper reads it.</summary>
internal sealed class SaleChangeRow
{
    public const string Columns =
        """
        sale_id AS SaleId, epoch AS Epoch, kind AS Kind, stock AS Stock, starts_at_ms AS StartsAtMs, ends_at_ms AS EndsAtMs,
        by_name AS ByName, asked_at_ms AS AskedAtMs, status AS Status, written_at_ms AS WrittenAtMs
        """;

    public long SaleId { get; init; }

    public int Epoch { get; init; }

    public int Kind { get; init; }

    public long? Stock { get; init; }

    public long? StartsAtMs { get; init; }

    public long? EndsAtMs { get; init; }

    public string ByName { get; init; } = "";

    public long AskedAtMs { get; init; }

    public int Status { get; init; }

    public long WrittenAtMs { get; init; }

    public SaleChangeRecord ToRecord() => new(
        SaleId,
        Epoch,
        new SaleChange(
            (SaleChangeKind)Kind, Stock, ToMoment(StartsAtMs), ToMoment(EndsAtMs), ByName,
            DateTimeOffset.FromUnixTimeMilliseconds(AskedAtMs)),
        (SaleChangeStatus)Status,
        DateTimeOffset.FromUnixTimeMilliseconds(WrittenAtMs));

    private static DateTimeOffset? ToMoment(long? milliseconds) =>
        milliseconds is { } value ? DateTimeOffset.FromUnixTimeMilliseconds(value) : null;
}
