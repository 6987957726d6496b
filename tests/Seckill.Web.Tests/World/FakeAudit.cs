using Seckill.Audit;

namespace Seckill.Web.Tests.World;

/// <summary>An auditor that reports what a test says.</summary>
internal sealed class FakeAudit(TimeProvider time) : IAuditGrain
{
    public List<SaleAudit> Sales { get; } = [];

    public Exception? Fault { get; set; }

    public TimeSpan? LastPatience { get; private set; }

    public Task<AuditReport> AuditAsync(TimeSpan patience)
    {
        if (Fault is not null) throw Fault;
        LastPatience = patience;
        return Task.FromResult(new AuditReport(time.GetUtcNow(), [.. Sales]));
    }
}
