using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Streams;
using Seckill.Orders;

namespace Seckill.Silo.Clusters;

/// <summary>Puts a <see cref="FaultyQueueAdapter"/> before the adapter of the order stream.</summary>
internal sealed class FaultyQueueAdapterFactory(
    IQueueAdapterFactory inner, ConcurrentQueue<StreamFault> faults, HeldBatches held) : IQueueAdapterFactory
{
    /// <summary>Replaces the order stream's factory among the services.</summary>
    public static void Install(IServiceCollection services, ConcurrentQueue<StreamFault> faults, HeldBatches held)
    {
        var real = services.Last(service =>
            service.ServiceType == typeof(IQueueAdapterFactory) && Equals(service.ServiceKey, OrderStreams.Provider));
        services.AddKeyedSingleton<IQueueAdapterFactory>(OrderStreams.Provider, (provider, key) =>
            new FaultyQueueAdapterFactory((IQueueAdapterFactory)real.KeyedImplementationFactory!(provider, key), faults, held));
    }

    [Obsolete("As in the interface.")]
    public Task<IQueueAdapter> CreateAdapter() => CreateAdapter(CancellationToken.None);

    public async Task<IQueueAdapter> CreateAdapter(CancellationToken cancellationToken) =>
        new FaultyQueueAdapter(await inner.CreateAdapter(cancellationToken), faults, held);

    public IQueueAdapterCache GetQueueAdapterCache() => inner.GetQueueAdapterCache();

    public IStreamQueueMapper GetStreamQueueMapper() => inner.GetStreamQueueMapper();

    public Task<IStreamFailureHandler> GetDeliveryFailureHandler(QueueId queueId) => inner.GetDeliveryFailureHandler(queueId);
}
