using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Streams;

namespace Orleans.Providers.Streams.Common;

/// <summary>The usual cache of a queue adapter: a bound on the number of messages.</summary>
public class SimpleQueueAdapterCache : IQueueAdapterCache
{
    private readonly SimpleQueueCache _cache;

    public SimpleQueueAdapterCache(SimpleQueueCacheOptions options, string providerName, ILoggerFactory loggerFactory)
    {
        ArgumentNullException.ThrowIfNull(loggerFactory);
        if (options.CacheSize < 1)
            throw new ArgumentException($"{nameof(options.CacheSize)} of stream provider {providerName} must be at least 1.", nameof(options));
        _cache = new SimpleQueueCache(options.CacheSize);
    }

    public IQueueCache CreateQueueCache(QueueId queueId) => _cache;

    private sealed class SimpleQueueCache(int size) : IQueueCache
    {
        public int GetMaxAddCount() => size;
    }
}
