using System.Collections.Immutable;

namespace Seckill.Audit;

/// <summary>Counts the ledger.</summary>
public interface IAuditLedger
{
    /// <summary>Every sale, by ascending id, counted from the rows themselves in one consistent reading.</summary>
    Task<ImmutableArray<SaleFigures>> CountAsync(CancellationToken cancellationToken);
}
