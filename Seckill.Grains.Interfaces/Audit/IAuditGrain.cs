using System.Collections.Immutable;
using Seckill.Stock;

namespace Seckill.Audit;

/// <summary>Computes the invariants from the ledger and compares it with the grains and the listing cache. Key: 0.</summary>
[Alias("seckill.audit")]
public interface IAuditGrain : IGrainWithIntegerKey
{
    /// <summary>Audits every sale.</summary>
    /// <param name="patience">
    /// How long to wait for orders that are on their way to be written, so that I6 can be judged; zero does not wait.
    /// </param>
    [Alias("AuditAsync")]
    Task<AuditReport> AuditAsync(TimeSpan patience);

    /// <summary>The lines of a sale's journal behind a line, at most <see cref="JournalLimits.MaxLines"/>; empty without the sale.</summary>
    [Alias("GetJournalAsync")]
    Task<ImmutableArray<JournalLine>> GetJournalAsync(long saleId, long afterLine);

    /// <summary>The sale's changes, the oldest first, at most <see cref="JournalLimits.MaxLines"/>.</summary>
    [Alias("GetChangesAsync")]
    Task<ImmutableArray<SaleChangeRecord>> GetChangesAsync(long saleId);
}
