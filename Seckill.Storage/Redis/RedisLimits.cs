namespace Seckill.Storage.Redis;

/// <summary>The bounds of the listing cache on Redis.</summary>
public static class RedisLimits
{
    /// <summary>Bytes of a listing. A larger one is read from the ledger each time: it would miss the budget.</summary>
    public const int MaxListingBytes = 1024 * 1024;

    /// <summary>What a call may wait for Redis. Whoever has waited in vain once makes sure that nobody else does.</summary>
    public static readonly TimeSpan CallBudget = TimeSpan.FromMilliseconds(50);

    /// <summary>How often a Redis that was given up is tried, in the background.</summary>
    public static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

    /// <summary>What one attempt to connect may take.</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(3);

    /// <summary>How often an idle connection is made sure of.</summary>
    public static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(5);

    /// <summary>How long a removal is remembered: longer than any reading of the ledger takes.</summary>
    public static readonly TimeSpan RemovalMemory = TimeSpan.FromMinutes(10);
}
