namespace Seckill.Audit;

/// <summary>The bounds of an audit.</summary>
public static class AuditLimits
{
    /// <summary>The longest time that an audit waits for orders that are on their way.</summary>
    public static readonly TimeSpan MaxPatience = TimeSpan.FromSeconds(20);

    /// <summary>How long the audit that runs by itself waits for orders that are on their way.</summary>
    public static readonly TimeSpan ReconciliationPatience = TimeSpan.FromSeconds(5);

    /// <summary>How long after its end a sale's grain is still asked: until then orders may be on their way.</summary>
    public static readonly TimeSpan RecentlyEnded = TimeSpan.FromMinutes(1);

    /// <summary>How long after a change a listing may still show the numbers from before it.</summary>
    public static readonly TimeSpan ListingLag = TimeSpan.FromSeconds(2);

    /// <summary>Grains that are asked at once.</summary>
    public const int MaxAsked = 32;

    /// <summary>How long an audit rests before it counts again, in times of what counting took: a large ledger keeps a core busy.</summary>
    public const int RestPerCount = 4;

    /// <summary>How often a waiting audit looks again.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
}
