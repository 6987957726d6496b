using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Embedded;
using Orleans.Hosting;

namespace Orleans.Runtime.Embedded;

/// <summary>What a host needs to be a silo or a client.</summary>
internal static class EngineServices
{
    /// <summary>The one builder of this service collection, whoever asks first.</summary>
    public static ISiloBuilder AddSilo(IServiceCollection services, IConfiguration? configuration)
    {
        if (Find<SiloBuilder>(services) is { } existing) return existing;
        var builder = new SiloBuilder(services, configuration ?? new ConfigurationBuilder().Build());
        AddCore(services, builder);
        services.TryAddSingleton<ILocalSiloDetails, LocalSiloDetails>();
        services.AddPersistentState();
        services.TryAddSingleton<GatewayListener>();
        services.AddHostedService<SiloService>();
        return builder;
    }

    public static IClientBuilder AddClient(IServiceCollection services, IConfiguration? configuration)
    {
        if (Find<ClientBuilder>(services) is { } existing) return existing;
        var builder = new ClientBuilder(services, configuration ?? new ConfigurationBuilder().Build());
        AddCore(services, builder);
        services.TryAddSingleton<GatewayDialer>();
        services.TryAddSingleton<GatewayLink>();
        services.TryAddSingleton<GatewayClient>();
        services.AddHostedService<ClientService>();
        return builder;
    }

    private static void AddCore<TBuilder>(IServiceCollection services, TBuilder builder) where TBuilder : class
    {
        if (Find<SiloBuilder>(services) is not null || Find<ClientBuilder>(services) is not null)
            throw new OrleansConfigurationException("A host is a silo or a client, not both: a silo needs no UseOrleansClient.");

        services.AddSingleton(builder);
        services.AddOptions();
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<TurnScheduler, ThreadPoolTurnScheduler>();
        services.TryAddSingleton<EmbeddedCluster>();
        services.TryAddSingleton<Silo>();
        services.TryAddSingleton(provider => provider.GetRequiredService<Silo>().GrainFactory);
        services.TryAddSingleton(provider => (IClusterClient)provider.GetRequiredService<IGrainFactory>());
    }

    private static T? Find<T>(IServiceCollection services) where T : class =>
        services.FirstOrDefault(service => service.ServiceType == typeof(T))?.ImplementationInstance as T;
}
