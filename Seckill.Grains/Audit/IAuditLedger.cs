using System.Collections.Immutable;
using Seckill.Stock;

namespace Seckill.Audit;

/// <summary>Counts the ledger.</summary>
public interface IAuditLedger
{
    /// <summary>Every sale, by ascending id, counted from the rows themselves in one consistent reading.</summary>
    Task<ImmutableArray<SaleFigures>> CountAsync(CancellationToken cancellationToken);

    /// <summary>The lines of a sale's journal behind a line, at most <paramref name="limit"/>.</summary>
    Task<ImmutableArray<JournalLine>> GetJournalAsync(long saleId, long afterLine, int limit, CancellationToken cancellationToken);

    /// <summary>The sale's changes, the oldest first, at most <paramref name="limit"/>.</summary>
    Task<ImmutableArray<SaleChangeRecord>> GetChangesAsync(long saleId, int limit, CancellationToken cancellationToken);
}
