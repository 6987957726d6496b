using Seckill.Client.Connection;
using Seckill.Client.Connection.Grains;
using Seckill.Client.Tests.Support;
using Seckill.Silo.Http;

namespace Seckill.Silo.Consoles;

/// <summary>Consoles, each of a user with a home of their own.</summary>
internal static class Consoles
{
    private const string Gateway = "127.0.0.1:30000";

    /// <summary>A console on one of the silo's doors.</summary>
    public static Cli NewConsole(this TestSilo silo, Door door) => door == Door.Http
        ? new Cli(silo.Url.ToString()) { Time = silo.Clock }
        : Of(silo.Cluster, silo.Clock);

    /// <summary>A console that is connected to a cluster; only the connection itself is not the real one.</summary>
    public static Cli Of(IClusterClient cluster, TimeProvider clock) => new()
    {
        Time = clock,
        Connect = (_, time, _) =>
            Task.FromResult<ApiResult<GatewayConnection>>(new GatewayConnection(cluster, time, host: null)),
    };

    /// <summary>Runs a command through the door; words with spaces in them stand apart.</summary>
    public static Task<CliResult> RunAsync(this Cli cli, Door door, string line, params string[] words)
    {
        string[] args = [.. line.Split(' '), .. words];
        if (door == Door.Gateway) args = [.. args, "--gateway", Gateway];
        return cli.RunAsync(args, TestContext.Current.CancellationToken);
    }
}
