using System.Net;
using System.Net.Sockets;
using Seckill.Cluster;

namespace Seckill.Silo.Configuration;

/// <summary>Section <c>Cluster</c>.</summary>
/// <param name="Provider">How silos find each other.</param>
/// <param name="Id">The cluster's name; silos of other names on the same database are not seen.</param>
/// <param name="SiloName">This silo's name, in logs and in the cluster's report.</param>
/// <param name="Address">Where other silos reach this one.</param>
/// <param name="SiloPort">The port for other silos.</param>
/// <param name="GatewayPort">The port for Orleans clients, such as the console with <c>--gateway</c>; 0 for none.</param>
public sealed record ClusterSettings(
    ClusterProvider Provider, string Id, string SiloName, IPAddress Address, int SiloPort, int GatewayPort)
{
    /// <summary>The section's key that chooses the way.</summary>
    public const string ProviderKey = "Cluster:Provider";

    /// <summary>The section's key of the address.</summary>
    public const string AddressKey = "Cluster:Address";

    /// <summary>The section's key of the port for other silos.</summary>
    public const string SiloPortKey = "Cluster:SiloPort";

    /// <summary>The section's key of the port for clients.</summary>
    public const string GatewayPortKey = "Cluster:GatewayPort";

    private const int DefaultSiloPort = 11_111;
    private const int MaxPort = 65_535;
    private const int MaxNameLength = 100;

    internal static ClusterSettings Read(SettingsReader reader)
    {
        var siloPort = reader.Integer(SiloPortKey, DefaultSiloPort, 1, MaxPort);
        var gatewayPort = reader.Integer(GatewayPortKey, 0, 0, MaxPort);
        if (siloPort == gatewayPort) throw new ConfigurationException(GatewayPortKey, $"{gatewayPort} is the silo's own port.");
        return new ClusterSettings(
            reader.Choice(ProviderKey, ClusterProvider.Localhost),
            Name(reader, "Cluster:Id", ClusterNames.ClusterId),
            Name(reader, "Cluster:SiloName", $"{Environment.MachineName}-{siloPort}"),
            Ip(reader, AddressKey),
            siloPort,
            gatewayPort);
    }

    private static string Name(SettingsReader reader, string key, string fallback)
    {
        var name = reader.Text(key) ?? fallback;
        return name.Length <= MaxNameLength && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
            ? name
            : throw new ConfigurationException(key, $"needs 1 to {MaxNameLength} letters, digits, '-', '_' or '.'.");
    }

    private static IPAddress Ip(SettingsReader reader, string key)
    {
        if (reader.Text(key) is not { } text) return IPAddress.Loopback;
        return IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetwork
            ? address
            : throw new ConfigurationException(key, $"'{text}' is not an IPv4 address.");
    }
}
