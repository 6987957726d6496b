using System.Collections.Immutable;
using Seckill.Audit;
using Seckill.Stock;

namespace Seckill.Web.Tests.World;

/// <summary>An auditor that reports what a test says.</summary>
internal sealed class FakeAudit(TimeProvider time) : IAuditGrain
{
    public List<SaleAudit> Sales { get; } = [];

    /// <summary>The journal of each sale.</summary>
    public Dictionary<long, List<JournalLine>> Journals { get; } = [];

    /// <summary>The changes of every sale.</summary>
    public List<SaleChangeRecord> Changes { get; } = [];

    public Exception? Fault { get; set; }

    public TimeSpan? LastPatience { get; private set; }

    public Task<AuditReport> AuditAsync(TimeSpan patience)
    {
        if (Fault is not null) throw Fault;
        LastPatience = patience;
        return Task.FromResult(new AuditReport(time.GetUtcNow(), [.. Sales]));
    }

    public Task<ImmutableArray<JournalLine>> GetJournalAsync(long saleId, long afterLine)
    {
        if (Fault is not null) throw Fault;
        var behind = Journals.GetValueOrDefault(saleId, []).Where(line => line.Line > afterLine);
        return Task.FromResult(behind.Take(JournalLimits.MaxLines).ToImmutableArray());
    }

    public Task<ImmutableArray<SaleChangeRecord>> GetChangesAsync(long saleId) =>
        Task.FromResult(Changes.Where(change => change.SaleId == saleId).ToImmutableArray());
}
