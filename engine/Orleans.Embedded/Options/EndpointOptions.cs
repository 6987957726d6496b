using System.Net;

namespace Orleans.Configuration;

/// <summary>Where a silo can be reached.</summary>
public class EndpointOptions
{
    /// <summary>The loopback, or unset, which means the same: the embedded silo listens nowhere else.</summary>
    public IPAddress? AdvertisedIPAddress { get; set; }

    /// <summary>Accepted and not used: silos of one cluster share a process.</summary>
    public int SiloPort { get; set; }

    /// <summary>The port at which clients of other processes are served. 0, which is the default here, serves none.</summary>
    public int GatewayPort { get; set; }
}
