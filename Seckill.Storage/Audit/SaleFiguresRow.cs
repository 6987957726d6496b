using Seckill.Audit;

namespace Seckill.Storage.Audit;

/// <summary>One sale's figures, as Dapper reads them.</summary>
internal sealed class SaleFiguresRow
{
    public long SaleId { get; init; }

    public long ProductId { get; init; }

    public long Stock { get; init; }

    public long Available { get; init; }

    public long Placed { get; init; }

    public long Paid { get; init; }

    public long Cancelled { get; init; }

    public long Rejected { get; init; }

    public long DoubledBuyers { get; init; }

    public int Fence { get; init; }

    public long ChangedAtMs { get; init; }

    public SaleFigures ToFigures() => new(
        SaleId, ProductId, Stock, Available, Placed, Paid, Cancelled, Rejected, DoubledBuyers, Fence,
        DateTimeOffset.FromUnixTimeMilliseconds(ChangedAtMs));
}
