using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Providers.Streams.Common;
using Orleans.Streams;

namespace Seckill.Streaming.Sql;

/// <summary>What Orleans needs to run the order stream on SQL.</summary>
public sealed class SqlQueueAdapterFactory(
    string name, OrderPartitions partitions, SqlOrderQueue queue, TimeProvider clock, ILoggerFactory loggerFactory)
    : IQueueAdapterFactory
{
    private readonly IQueueAdapterCache _cache = new SimpleQueueAdapterCache(
        new SimpleQueueCacheOptions { CacheSize = StreamLimits.MaxCachedMessages }, name, loggerFactory);

    [Obsolete("Use the overload which accepts a CancellationToken.")]
    public Task<IQueueAdapter> CreateAdapter() => CreateAdapter(CancellationToken.None);

    public Task<IQueueAdapter> CreateAdapter(CancellationToken cancellationToken) => Task.FromResult<IQueueAdapter>(
        new SqlQueueAdapter(name, partitions, queue, clock, loggerFactory.CreateLogger<SqlQueueAdapter>()));

    public IQueueAdapterCache GetQueueAdapterCache() => _cache;

    public IStreamQueueMapper GetStreamQueueMapper() => partitions;

    /// <summary>Deliveries are tried for ever, so none is given up; the log has the failures.</summary>
    public Task<IStreamFailureHandler> GetDeliveryFailureHandler(QueueId queueId) =>
        Task.FromResult<IStreamFailureHandler>(new NoOpStreamDeliveryFailureHandler());
}
