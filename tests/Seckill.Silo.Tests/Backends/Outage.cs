using System.Diagnostics;

namespace Seckill.Silo.Backends;

/// <summary>A real server that is stopped, until this is disposed of: then it is started again, where it was.</summary>
internal sealed class Outage : IAsyncDisposable
{
    private readonly string _server;
    private bool _over;

    private Outage(string server) => _server = server;

    /// <param name="server">As services.sh calls it: mysql, redis or rabbitmq.</param>
    public static async Task<Outage> BeginAsync(string server)
    {
        await RunAsync("stop", server);
        return new Outage(server);
    }

    public async ValueTask DisposeAsync()
    {
        if (_over) return;
        _over = true;
        await RunAsync("start", _server);
    }

    private static async Task RunAsync(string command, string server)
    {
        // Nothing is redirected: a server that is started would hold the pipes open.
        using var process = Process.Start(new ProcessStartInfo(TestServers.Script, [command, server]))!;
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
