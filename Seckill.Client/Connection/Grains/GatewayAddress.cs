using System.Diagnostics.CodeAnalysis;
using System.Net;
using Orleans.Hosting;

namespace Seckill.Client.Connection.Grains;

/// <summary>Reads <c>--gateway</c>: <c>host:port</c>, with an IPv6 address in brackets.</summary>
internal static class GatewayAddress
{
    private const string Scheme = "gateway://";

    public static bool TryParse(string text, [NotNullWhen(true)] out ClusterAddress? address)
    {
        address = null;
        if (!Uri.TryCreate(Scheme + text, UriKind.Absolute, out var parsed)) return false;
        if (parsed.Host.Length == 0 || parsed.Port < 1 || parsed.AbsolutePath.Length > 1) return false;
        if (parsed.UserInfo.Length + parsed.Query.Length + parsed.Fragment.Length > 0) return false;
        var (host, port) = (parsed.IdnHost, parsed.Port);
        address = new ClusterAddress(
            $"the gateway {parsed.Authority}",
            new Uri($"{Scheme}{parsed.Authority}/"),
            cancellation => JoinAsync(host, port, cancellation));
        return true;
    }

    private static async Task<Action<IClientBuilder>> JoinAsync(string host, int port, CancellationToken cancellation)
    {
        var found = await Dns.GetHostAddressesAsync(host, cancellation);
        var endpoints = found.Select(ip => new IPEndPoint(ip, port)).ToArray();
        return client => client.UseStaticClustering(endpoints);
    }
}
