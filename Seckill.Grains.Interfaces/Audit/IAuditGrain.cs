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
}
