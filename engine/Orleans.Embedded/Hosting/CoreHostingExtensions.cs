using System.Net;
using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>How a silo joins its cluster.</summary>
public static class CoreHostingExtensions
{
    /// <summary>The ports and the endpoint are ignored: the cluster is this process.</summary>
    public static ISiloBuilder UseLocalhostClustering(
        this ISiloBuilder builder,
        int siloPort = 11111,
        int gatewayPort = 30000,
        IPEndPoint? primarySiloEndpoint = null,
        string serviceId = "dev",
        string clusterId = "dev") => builder.Configure<ClusterOptions>(options =>
        {
            options.ServiceId = serviceId;
            options.ClusterId = clusterId;
        });
}
