using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Embedded.Tests.World;
using Orleans.Hosting;
using Seckill.TestKit;

namespace Orleans.Embedded.Tests.Gateway;

/// <summary>A silo with a gateway, and hosts that are its clients as if they were other processes: they share nothing with it.</summary>
internal sealed class GatewayWorld : IAsyncDisposable
{
    private readonly List<IHost> _clients = [];

    private GatewayWorld(EngineWorld silo, int port) => (Silo, Port) = (silo, port);

    public EngineWorld Silo { get; }

    public Probe Probe => Silo.Probe;

    /// <summary>The gateway's.</summary>
    public int Port { get; }

    public string ClusterId => Silo.Cluster.Options.ClusterId;

    public string ServiceId => Silo.Cluster.Options.ServiceId;

    public static async Task<GatewayWorld> StartAsync(Action<ISiloBuilder>? configure = null)
    {
        var port = LoopbackPort.Free();
        return new GatewayWorld(await EngineWorld.StartAsync(configure: silo =>
        {
            silo.ConfigureEndpoints(siloPort: 11111, gatewayPort: port);
            configure?.Invoke(silo);
        }), port);
    }

    /// <summary>A client at the gateway, or at a proxy before it.</summary>
    public Task<IClusterClient> ConnectAsync(int? port = null, TimeProvider? clock = null, Action<IClientBuilder>? configure = null) =>
        ConnectAsync([port ?? Port], clock, configure);

    public async Task<IClusterClient> ConnectAsync(int[] ports, TimeProvider? clock = null, Action<IClientBuilder>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        if (clock is not null) builder.Services.AddSingleton(clock);
        builder.UseOrleansClient(client =>
        {
            client.UseStaticClustering([.. ports.Select(port => new IPEndPoint(IPAddress.Loopback, port))]);
            client.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (ClusterId, ServiceId));
            configure?.Invoke(client);
        });
        var host = builder.Build();
        _clients.Add(host);
        await host.StartAsync(TestContext.Current.CancellationToken).Soon();
        return host.Services.GetRequiredService<IClusterClient>();
    }

    /// <summary>Stops the process that a client is.</summary>
    public async Task StopAsync(IClusterClient client)
    {
        var host = _clients.Single(one => one.Services.GetRequiredService<IClusterClient>() == client);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
        {
            await client.StopAsync();
            client.Dispose();
        }

        await Silo.DisposeAsync();
    }
}
