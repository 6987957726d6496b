using Seckill.Silo.Backends;
using Seckill.Silo.Http;
using Seckill.TestKit;

namespace Seckill.Silo.Processes;

/// <summary>Two silo processes on MySQL, RabbitMQ and Redis, in one cluster; each can be ended and started anew.</summary>
internal sealed class SiloPair : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Backend _backend;
    private readonly TestTokens _tokens = new();
    private readonly PairedSilo[] _silos = new PairedSilo[2];
    private readonly List<PairedSilo> _ended = [];

    private SiloPair(Backend backend) => _backend = backend;

    /// <summary>Starts both at once; skips the test where the build has no clusters or the servers are not there.</summary>
    public static async Task<SiloPair> StartAsync()
    {
        Assert.SkipWhen(TestEngine.IsEmbedded, "several processes are a cluster on the engine Orleans only: -p:Engine=Orleans");
        var pair = new SiloPair(Backend.New(BackendKind.Servers));
        try
        {
            await Task.WhenAll(pair.StartAsync(0), pair.StartAsync(1));
            await pair.AwaitSilosAsync(active: 2);
            return pair;
        }
        catch
        {
            await pair.DisposeAsync();
            throw;
        }
    }

    /// <summary>The front end of one of the silos, dead or alive.</summary>
    public SaleClient Client(int silo) => Volatile.Read(ref _silos[silo]).Client;

    /// <summary>Which silo has the product's grain.</summary>
    public async Task<int> HostOfAsync(long productId)
    {
        var product = await Client(0).AdminAsync(HttpMethod.Get, $"/api/admin/products/{productId}");
        var host = product.Text("silo")!;
        return Array.FindIndex(_silos, silo => host.Contains($":{silo.Port}:") || host.Contains($":{silo.Port}@"));
    }

    /// <summary>SIGKILL.</summary>
    public Task KillAsync(int silo) => _silos[silo].Process.KillAsync();

    /// <summary>SIGTERM, and the exit code when the silo has put its things in order and ended.</summary>
    public Task<int> StopAsync(int silo) => _silos[silo].Process.StopAsync();

    /// <summary>Starts a silo that has ended, on ports of its own.</summary>
    public async Task RestartAsync(int silo)
    {
        // Kept to the end: buyers may still be waiting for a word from it.
        _ended.Add(_silos[silo]);
        await StartAsync(silo);
    }

    /// <summary>Waits until every silo that runs agrees on how many are active.</summary>
    public async Task AwaitSilosAsync(int active)
    {
        using var limit = new CancellationTokenSource(Patience);
        foreach (var silo in _silos.Where(silo => silo.Process.IsRunning))
        {
            while (await CountActiveAsync(silo.Client) != active) limit.Token.ThrowIfCancellationRequested();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in _ended.Concat(_silos.Where(silo => silo is not null)).Distinct()) await silo.DisposeAsync();
        await _backend.DisposeAsync();
    }

    private async Task StartAsync(int silo)
    {
        var port = LoopbackPort.Free();
        var (process, address) = await SiloProcess.StartAsync(
            _backend.Folder.Path,
            [
                .. _backend.Settings,
                "--Cluster:Provider=AdoNet",
                $"--Cluster:SiloName=silo{silo + 1}",
                $"--Cluster:SiloPort={port}",
                $"--Auth:SigningKey={_tokens.SigningKey}",
                "--Auth:AdminPassword=correct horse battery",
                "--Limits:PurchaseIntervalSeconds=0",
            ]);
        Volatile.Write(ref _silos[silo], new PairedSilo(process, port, new SaleClient(address, _tokens)));
    }

    private static async Task<int> CountActiveAsync(SaleClient client)
    {
        var cluster = await client.AdminAsync(HttpMethod.Get, "/api/admin/cluster");
        return cluster.Body.TryGetProperty("silos", out var silos)
            ? silos.EnumerateArray().Count(silo => silo.GetProperty("status").GetString() == "Active")
            : 0;
    }

    private sealed record PairedSilo(SiloProcess Process, int Port, SaleClient Client) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await Process.DisposeAsync();
        }
    }
}
