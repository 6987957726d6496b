using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Serialization;
using Seckill.Cluster;
using Seckill.Silo.Configuration;
using Seckill.Silo.Startup;
using Seckill.Storage;
using Seckill.Storage.Databases;

namespace Seckill.Silo.Engines;

/// <summary>What depends on the engine, for Microsoft Orleans: one silo on its own, or many that meet in a MySQL table.</summary>
internal static class SiloEngine
{
    private const string Invariant = "MySql.Data.MySqlConnector";

    /// <summary>A silo that misses this many probes is declared dead, and its grains come up elsewhere.</summary>
    private const int MissedProbes = 3;

    /// <summary>Shorter than Orleans' 5 s: a sale lasts for seconds, and a dead silo's products sell again only once it is found out.</summary>
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How far Orleans may stretch that for a slow silo. One whose connection stands counts as alive until it has been silent
    /// for as long as all probes: so a silo that hangs is dead after 9 s instead of 24 s. One that was only slow is fenced.
    /// </summary>
    private static readonly TimeSpan MaxProbeTimeout = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How often a silo reads who is in the cluster. One that was given up while it hung learns of it no later and ends; what it
    /// sells until then is behind the fence and rejected, so it must not be for Orleans' minute.
    /// </summary>
    private static readonly TimeSpan TableRefresh = TimeSpan.FromSeconds(5);

    /// <exception cref="ConfigurationException">The settings do not fit a cluster, or a port is not to be had.</exception>
    public static ISiloBuilder JoinCluster(this ISiloBuilder silo, SiloSettings settings)
    {
        var cluster = settings.Cluster;
        if (cluster.Provider == ClusterProvider.AdoNet) UseMySqlClustering(silo, settings);
        else silo.UseLocalhostClustering(cluster.SiloPort, cluster.GatewayPort, null, ClusterNames.ServiceId, cluster.Id);
        (string Key, int Port)[] ports = [(ClusterSettings.SiloPortKey, cluster.SiloPort), (ClusterSettings.GatewayPortKey, cluster.GatewayPort)];
        PortCheck.Check(cluster.Address, ports.Where(port => port.Port > 0));
        silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster.Id, ClusterNames.ServiceId));
        silo.Configure<SiloOptions>(options => options.SiloName = cluster.SiloName);
        silo.ConfigureEndpoints(cluster.Address, cluster.SiloPort, cluster.GatewayPort, listenOnAnyHostAddress: false);
        // A database that is away must be known as such on other silos too, or their front ends answer 500 instead of 503.
        silo.Configure<ExceptionSerializationOptions>(options =>
            options.SupportedNamespacePrefixes.UnionWith(["Seckill", "MySqlConnector"]));
        return silo;
    }

    /// <summary>The grains' own state: beside the ledger's file, or in Orleans' own tables on its server.</summary>
    public static ISiloBuilder AddGrainStorage(this ISiloBuilder silo, StorageSettings storage)
    {
        if (storage.File is not null) silo.Services.AddGrainStateStorage(DatabaseNames.Grains);
        else
        {
            silo.AddAdoNetGrainStorageAsDefault(options =>
                (options.Invariant, options.ConnectionString) = (Invariant, storage.ConnectionString));
        }

        return silo;
    }

    private static void UseMySqlClustering(ISiloBuilder silo, SiloSettings settings)
    {
        ClusterNeeds.Check(settings);
        silo.UseAdoNetClustering(options =>
            (options.Invariant, options.ConnectionString) = (Invariant, settings.Storage.ConnectionString));
        silo.Configure<ClusterMembershipOptions>(options =>
        {
            options.ProbeTimeout = ProbeTimeout;
            options.MaxProbeTimeout = MaxProbeTimeout;
            options.NumMissedProbesLimit = MissedProbes;
            options.TableRefreshTimeout = TableRefresh;
        });
    }
}
