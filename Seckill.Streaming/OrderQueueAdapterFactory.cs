using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Providers.Streams.Common;
using Orleans.Streams;

namespace Seckill.Streaming;

/// <summary>What Orleans needs to run the order stream.</summary>
internal sealed class OrderQueueAdapterFactory(
    string name, OrderPartitions partitions, IOrderQueue queue, ILoggerFactory loggerFactory) : IQueueAdapterFactory
{
    private readonly IQueueAdapterCache _cache = new SimpleQueueAdapterCache(
        new SimpleQueueCacheOptions { CacheSize = StreamLimits.MaxCachedMessages }, name, loggerFactory);

    [Obsolete("Use the overload which accepts a CancellationToken.")]
    public Task<IQueueAdapter> CreateAdapter() => CreateAdapter(CancellationToken.None);

    public async Task<IQueueAdapter> CreateAdapter(CancellationToken cancellationToken)
    {
        await queue.OpenAsync(cancellationToken).ConfigureAwait(false);
        return new OrderQueueAdapter(name, partitions, queue);
    }

    public IQueueAdapterCache GetQueueAdapterCache() => _cache;

    public IStreamQueueMapper GetStreamQueueMapper() => partitions;

    /// <summary>Deliveries are tried for ever, so none is given up; the log has the failures.</summary>
    public Task<IStreamFailureHandler> GetDeliveryFailureHandler(QueueId queueId) =>
        Task.FromResult<IStreamFailureHandler>(new NoOpStreamDeliveryFailureHandler());
}
