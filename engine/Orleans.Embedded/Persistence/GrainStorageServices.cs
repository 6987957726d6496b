using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Providers;
using Orleans.Storage;

namespace Orleans.Runtime.Embedded;

/// <summary>What persistence needs in a silo's services.</summary>
internal static class GrainStorageServices
{
    /// <summary>Persistent state as a constructor parameter; every silo has it.</summary>
    public static IServiceCollection AddPersistentState(this IServiceCollection services)
    {
        services.TryAddSingleton<IPersistentStateFactory, PersistentStateFactory>();
        services.TryAddSingleton<IAttributeToFactoryMapper<PersistentStateAttribute>, PersistentStateAttributeMapper>();
        services.TryAddSingleton<IGrainStorageSerializer, SystemTextJsonGrainStorageSerializer>();
        return services;
    }

    /// <summary>A grain storage under a name; the one named 'Default' is also the default.</summary>
    public static IServiceCollection AddGrainStorage(
        this IServiceCollection services, string name, Func<IServiceProvider, string, IGrainStorage> create)
    {
        services.AddKeyedSingleton(name, (provider, _) => create(provider, name));
        if (name == ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME)
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<IGrainStorage>(name));
        return services;
    }
}
