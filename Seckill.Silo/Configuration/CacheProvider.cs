namespace Seckill.Silo.Configuration;

/// <summary>What keeps the listing for a moment.</summary>
public enum CacheProvider
{
    /// <summary>Each process its own.</summary>
    Memory,

    /// <summary>One for all processes.</summary>
    Redis,
}
