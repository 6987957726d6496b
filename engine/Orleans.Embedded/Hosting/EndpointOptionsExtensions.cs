using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Hosting;

/// <summary>Lets a silo serve clients of other processes on this machine.</summary>
public static class EndpointOptionsExtensions
{
    /// <summary>Opens a gateway on the loopback, unless <paramref name="gatewayPort"/> is 0.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="siloPort">Ignored.</param>
    /// <param name="gatewayPort">The gateway's port.</param>
    /// <param name="addressFamily">Only <see cref="AddressFamily.InterNetwork"/>.</param>
    /// <param name="listenOnAnyHostAddress">Only false.</param>
    /// <exception cref="OrleansConfigurationException">The gateway would listen elsewhere than on 127.0.0.1.</exception>
    public static ISiloBuilder ConfigureEndpoints(
        this ISiloBuilder builder,
        int siloPort,
        int gatewayPort,
        AddressFamily addressFamily = AddressFamily.InterNetwork,
        bool listenOnAnyHostAddress = false)
    {
        var address = addressFamily == AddressFamily.InterNetwork ? IPAddress.Loopback : IPAddress.IPv6Loopback;
        return builder.ConfigureEndpoints(address, siloPort, gatewayPort, listenOnAnyHostAddress);
    }

    /// <summary>Opens a gateway on the loopback, unless <paramref name="gatewayPort"/> is 0.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="advertisedIP">Only <see cref="IPAddress.Loopback"/>.</param>
    /// <param name="siloPort">Ignored.</param>
    /// <param name="gatewayPort">The gateway's port.</param>
    /// <param name="listenOnAnyHostAddress">Only false.</param>
    /// <exception cref="OrleansConfigurationException">The gateway would listen elsewhere than on 127.0.0.1.</exception>
    public static ISiloBuilder ConfigureEndpoints(
        this ISiloBuilder builder,
        IPAddress advertisedIP,
        int siloPort,
        int gatewayPort,
        bool listenOnAnyHostAddress = false)
    {
        ArgumentNullException.ThrowIfNull(advertisedIP);
        if (listenOnAnyHostAddress)
            throw new OrleansConfigurationException("The embedded gateway trusts whoever connects, so it listens on 127.0.0.1 only.");

        return builder.Configure<EndpointOptions>(options =>
        {
            options.AdvertisedIPAddress = advertisedIP;
            options.SiloPort = siloPort;
            options.GatewayPort = gatewayPort;
        });
    }
}
