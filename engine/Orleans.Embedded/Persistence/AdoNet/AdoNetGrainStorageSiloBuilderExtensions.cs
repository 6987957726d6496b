using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Providers;
using Orleans.Runtime;
using Orleans.Runtime.Embedded;
using Orleans.Storage;

namespace Orleans.Hosting;

/// <summary>Grain states in a SQL table.</summary>
public static class AdoNetGrainStorageSiloBuilderExtensions
{
    /// <summary>The default storage, in SQL.</summary>
    public static ISiloBuilder AddAdoNetGrainStorageAsDefault(
        this ISiloBuilder builder, Action<AdoNetGrainStorageOptions> configureOptions) =>
        builder.AddAdoNetGrainStorage(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, configureOptions);

    /// <summary>A storage in the table <c>grain_state</c>, which must exist (see <see cref="GrainStateTable"/>).</summary>
    public static ISiloBuilder AddAdoNetGrainStorage(
        this ISiloBuilder builder, string name, Action<AdoNetGrainStorageOptions> configureOptions)
    {
        builder.Services.AddOptions<AdoNetGrainStorageOptions>(name).Configure(configureOptions);
        builder.Services.AddGrainStorage(name, Create);
        return builder;
    }

    private static AdoNetGrainStorage Create(IServiceProvider services, string name)
    {
        var options = services.GetRequiredService<IOptionsMonitor<AdoNetGrainStorageOptions>>().Get(name);
        if (string.IsNullOrWhiteSpace(options.Invariant) || string.IsNullOrWhiteSpace(options.ConnectionString))
            throw new OrleansConfigurationException($"Grain storage '{name}' needs an Invariant and a ConnectionString.");
        var table = new GrainStateTable(
            DbProviderFactories.GetFactory(options.Invariant), options.ConnectionString, services.GetRequiredService<Silo>().TimeProvider);
        return new AdoNetGrainStorage(table, options.GrainStorageSerializer ?? services.GetRequiredService<IGrainStorageSerializer>());
    }
}
