using System.Net;
using Orleans.Configuration;
using Orleans.Hosting;
using Seckill.Cluster;
using Seckill.Silo.Configuration;
using Seckill.Silo.Startup;
using Seckill.Storage;
using Seckill.Storage.Databases;

namespace Seckill.Silo.Engines;

/// <summary>What depends on the engine, for the embedded one: this process is the cluster.</summary>
internal static class SiloEngine
{
    /// <exception cref="ConfigurationException">The settings ask for a cluster of several processes, or a port is not to be had.</exception>
    public static ISiloBuilder JoinCluster(this ISiloBuilder silo, SiloSettings settings)
    {
        var cluster = settings.Cluster;
        if (cluster.Provider != ClusterProvider.Localhost)
        {
            throw new ConfigurationException(
                ClusterSettings.ProviderKey, $"{cluster.Provider} needs a build with -p:Engine=Orleans; the embedded engine is one process.");
        }

        // It has no port for other silos, and its gateway is for this machine only.
        if (cluster.GatewayPort > 0) PortCheck.Check(IPAddress.Loopback, [(ClusterSettings.GatewayPortKey, cluster.GatewayPort)]);
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
