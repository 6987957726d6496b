using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime.Embedded;
using Orleans.Streams;

namespace Orleans.Hosting;

/// <summary>Streams in a silo.</summary>
public static class SiloBuilderStreamingExtensions
{
    /// <summary>A stream provider whose events go through the queues of an adapter.</summary>
    public static ISiloBuilder AddPersistentStreams(
        this ISiloBuilder builder,
        string name,
        Func<IServiceProvider, string, IQueueAdapterFactory> adapterFactory,
        Action<ISiloPersistentStreamConfigurator> configureStream)
    {
        var services = builder.Services;
        services.AddKeyedSingleton(name, (provider, _) => adapterFactory(provider, name));
        services.AddKeyedSingleton(name, (provider, _) => PersistentStreamProvider.Create(provider, name));
        services.AddKeyedSingleton<IStreamProvider>(name, (provider, _) => provider.GetRequiredKeyedService<PersistentStreamProvider>(name));
        services.AddSingleton<ISiloPart>(provider => provider.GetRequiredKeyedService<PersistentStreamProvider>(name));
        configureStream?.Invoke(new PersistentStreamConfigurator(name, services));
        return builder;
    }
}
