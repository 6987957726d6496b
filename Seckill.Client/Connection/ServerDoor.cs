using System.CommandLine;
using Seckill.Client.Connection.Engines;
using Seckill.Client.Connection.Grains;

namespace Seckill.Client.Connection;

/// <summary>Opens the way to the server that the options name: HTTP, or a gateway of its cluster.</summary>
internal sealed class ServerDoor(ClientConsole console, GlobalOptions options)
{
    /// <returns>The server, and what stands for it in the names of the console's own files.</returns>
    public async Task<ApiResult<(ISeckillApi Api, Uri Key)>> OpenAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (gateway, cluster) = (parsed.GetValue(options.Gateway), parsed.GetValue(options.Cluster));
        var given = new[] { parsed.GetValue(options.Url), gateway, cluster }.Count(value => value is not null);
        if (given > 1) return Failure.Usage("--url, --gateway and --cluster name a server each; give one of them");
        if (gateway is not null)
        {
            return GatewayAddress.TryParse(gateway, out var address)
                ? await ConnectAsync(address, cancellation)
                : Failure.Usage("--gateway takes host:port, as in 127.0.0.1:30000");
        }

        if (cluster is null) return OpenHttp(parsed);
        return ClusterMembership.Find(cluster).TryGet(out var found, out var failure)
            ? await ConnectAsync(found, cancellation)
            : failure;
    }

    private ApiResult<(ISeckillApi Api, Uri Key)> OpenHttp(ParseResult parsed)
    {
        var given = parsed.GetValue(options.Url) ?? console.Variable(GlobalOptions.UrlVariable) ?? GlobalOptions.DefaultUrl;
        return ServerUrl.TryParse(given, out var url, out var reason)
            ? (new HttpSeckillApi(url, console.Time), url)
            : Failure.Usage($"--url: {reason}");
    }

    private async Task<ApiResult<(ISeckillApi Api, Uri Key)>> ConnectAsync(ClusterAddress address, CancellationToken cancellation)
    {
        var connected = await console.Connect(address, console.Time, cancellation);
        return connected.TryGet(out var connection, out var failure)
            ? (new GrainSeckillApi(connection.Client, console.Time, connection), address.Key)
            : failure;
    }
}
