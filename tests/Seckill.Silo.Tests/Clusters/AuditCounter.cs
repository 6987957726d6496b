using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Seckill.Audit;
using Seckill.Stock;
using Seckill.Storage.Audit;

namespace Seckill.Silo.Clusters;

/// <summary>Counts how often silos count their ledger.</summary>
internal sealed class AuditCounter
{
    private int _counts;

    public int Counts => Volatile.Read(ref _counts);

    public void Install(IServiceCollection services) => services.AddSingleton<IAuditLedger>(
        provider => new Counted(ActivatorUtilities.CreateInstance<AuditLedger>(provider), this));

    private sealed class Counted(IAuditLedger ledger, AuditCounter counter) : IAuditLedger
    {
        public Task<ImmutableArray<SaleFigures>> CountAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref counter._counts);
            return ledger.CountAsync(cancellationToken);
        }

        public Task<ImmutableArray<JournalLine>> GetJournalAsync(
            long saleId, long afterLine, int limit, CancellationToken cancellationToken) =>
            ledger.GetJournalAsync(saleId, afterLine, limit, cancellationToken);

        public Task<ImmutableArray<SaleChangeRecord>> GetChangesAsync(
            long saleId, int limit, CancellationToken cancellationToken) =>
            ledger.GetChangesAsync(saleId, limit, cancellationToken);
    }
}
