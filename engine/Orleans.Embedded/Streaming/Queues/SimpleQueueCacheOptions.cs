namespace Orleans.Configuration;

/// <summary>Settings of <see cref="Orleans.Providers.Streams.Common.SimpleQueueAdapterCache"/>.</summary>
public class SimpleQueueCacheOptions
{
    public const int DEFAULT_CACHE_SIZE = 4096;

    /// <summary>How many messages of one queue may be held in memory.</summary>
    public int CacheSize { get; set; } = DEFAULT_CACHE_SIZE;
}
