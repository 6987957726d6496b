namespace Seckill.Audit;

/// <summary>The bounds of an audit.</summary>
public static class AuditLimits
{
    /// <summary>The longest time that an audit waits for orders that are on their way.</summary>
    public static readonly TimeSpan MaxPatience = TimeSpan.FromSeconds(20);

    /// <summary>How often a waiting audit looks again.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
}
