using Orleans.Configuration;
using Orleans.Hosting;
using Seckill.Cluster;
using Seckill.Silo.Configuration;
using Seckill.Storage;
using Seckill.Storage.Databases;

namespace Seckill.Silo.Engines;

/// <summary>What depends on the engine, for the embedded one: this process is the cluster.</summary>
internal static class SiloEngine
{
    /// <exception cref="ConfigurationException">The settings ask for a cluster of several processes.</exception>
    public static ISiloBuilder JoinCluster(this ISiloBuilder silo, ClusterSettings cluster, StorageSettings storage)
    {
        if (cluster.Provider != ClusterProvider.Localhost)
        {
            throw new ConfigurationException(
                ClusterSettings.ProviderKey, $"{cluster.Provider} needs a build with -p:Engine=Orleans; the embedded engine is one process.");
        }

        silo.UseLocalhostClustering();
        silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster.Id, ClusterNames.ServiceId));
        silo.Configure<SiloOptions>(options => options.SiloName = cluster.SiloName);
        silo.Configure<EndpointOptions>(options => options.GatewayPort = cluster.GatewayPort);
        return silo;
    }

    /// <summary>The grains' own state: beside the ledger's file, or on its server.</summary>
    public static ISiloBuilder AddGrainStorage(this ISiloBuilder silo, StorageSettings storage)
    {
        silo.Services.AddGrainStateStorage(storage.File is null ? DatabaseNames.Ledger : DatabaseNames.Grains);
        return silo;
    }
}
