using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Providers;
using Orleans.Runtime.Embedded;
using Orleans.Storage;

namespace Orleans.Hosting;

/// <summary>Grain states in memory.</summary>
public static class MemoryGrainStorageSiloBuilderExtensions
{
    /// <summary>The default storage, in memory.</summary>
    public static ISiloBuilder AddMemoryGrainStorageAsDefault(
        this ISiloBuilder builder, Action<OptionsBuilder<MemoryGrainStorageOptions>>? configureOptions = null) =>
        builder.AddMemoryGrainStorage(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, configureOptions);

    /// <summary>
    /// A storage that all silos of one in-process cluster share: it survives a silo, and is gone with the process.
    /// </summary>
    public static ISiloBuilder AddMemoryGrainStorage(
        this ISiloBuilder builder, string name, Action<OptionsBuilder<MemoryGrainStorageOptions>>? configureOptions = null)
    {
        configureOptions?.Invoke(builder.Services.AddOptions<MemoryGrainStorageOptions>(name));
        builder.Services.AddGrainStorage(name, Create);
        return builder;
    }

    private static MemoryGrainStorage Create(IServiceProvider services, string name)
    {
        var options = services.GetRequiredService<IOptionsMonitor<MemoryGrainStorageOptions>>().Get(name);
        var records = MemoryRecords.Of(services.GetRequiredService<Silo>().Cluster, name);
        return new MemoryGrainStorage(records, options.GrainStorageSerializer ?? services.GetRequiredService<IGrainStorageSerializer>());
    }
}
