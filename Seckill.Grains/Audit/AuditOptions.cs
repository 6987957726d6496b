namespace Seckill.Audit;

/// <summary>The audit that runs by itself; configuration section <c>Audit</c>.</summary>
public sealed class AuditOptions
{
    /// <summary>How often ledger, grains and listing cache are compared, in seconds, 1 to 86,400.</summary>
    public int IntervalSeconds { get; set; } = 60;
}
