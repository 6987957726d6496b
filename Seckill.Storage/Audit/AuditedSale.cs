namespace Seckill.Storage.Audit;

/// <summary>A sale's row, as the audit reads it.</summary>
internal sealed class AuditedSale
{
    public long SaleId { get; init; }

    public long ProductId { get; init; }

    public long Stock { get; init; }

    public long Available { get; init; }

    public int Fence { get; init; }

    public long ChangedAtMs { get; init; }

    public long JournalLine { get; init; }
}
