using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Embedded.Tests.World;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Runtime.Messaging;
using Seckill.TestKit;

namespace Orleans.Embedded.Tests.Gateway;

public class GatewayListenerTests
{
    [Fact]
    public async Task A_silo_without_a_gateway_port_listens_at_nothing()
    {
        var (siloPort, gatewayPort) = (LoopbackPort.Free(), LoopbackPort.Free());
        await using var world = await EngineWorld.StartAsync(configure: silo => silo.UseLocalhostClustering(siloPort, gatewayPort));
        Assert.Equal(0, world.Silos[0].Services.GetRequiredService<ILocalSiloDetails>().GatewayAddress.Endpoint.Port);
        await RefusesAsync(IPAddress.Loopback, siloPort);
        await RefusesAsync(IPAddress.Loopback, gatewayPort);
    }

    [Fact]
    public async Task A_gateway_listens_at_the_loopback_only()
    {
        await using var world = await GatewayWorld.StartAsync();
        var details = world.Silo.Silos[0].Services.GetRequiredService<ILocalSiloDetails>();
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, world.Port), details.GatewayAddress.Endpoint);
        await RefusesAsync(IPAddress.Parse("127.0.0.2"), world.Port);
        await RefusesAsync(IPAddress.IPv6Loopback, world.Port);
        (await RawClient.ConnectAsync(world.Port)).Dispose();
    }

    [Fact]
    public async Task A_port_in_use_stops_the_start()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var error = await Assert.ThrowsAsync<OrleansConfigurationException>(() =>
            EngineWorld.StartAsync(configure: silo => silo.ConfigureEndpoints(11111, port)));
        Assert.Contains($"port {port} of 127.0.0.1", error.Message);
    }

    [Theory]
    [InlineData("10.0.0.1", 30000)]
    [InlineData("0.0.0.0", 30000)]
    [InlineData("::1", 30000)]
    [InlineData("127.0.0.1", -1)]
    [InlineData("127.0.0.1", 65536)]
    public async Task Another_address_or_no_port_stops_the_start(string address, int port)
    {
        await Assert.ThrowsAsync<OrleansConfigurationException>(() =>
            EngineWorld.StartAsync(configure: silo => silo.ConfigureEndpoints(IPAddress.Parse(address), 11111, port)));
    }

    [Fact]
    public async Task Listening_at_every_address_is_refused_where_it_is_asked_for()
    {
        await Assert.ThrowsAsync<OrleansConfigurationException>(() =>
            EngineWorld.StartAsync(configure: silo => silo.ConfigureEndpoints(11111, 30000, listenOnAnyHostAddress: true)));
    }

    [Fact]
    public async Task A_stopped_silo_gives_its_port_back()
    {
        await using var world = await GatewayWorld.StartAsync();
        var client = await world.ConnectAsync();
        var call = client.GetGrain<IFar>(1).StopAt("running");
        await world.Probe.Noted("running");

        // The gateway goes first: what the grain says after that reaches nobody there.
        var stopping = world.Silo.Cluster.StopSiloAsync(world.Silo.Cluster.Silos[0]);
        await Assert.ThrowsAsync<SiloUnavailableException>(() => call.Soon());
        world.Probe.Release("running");
        await stopping.Soon();
        await RefusesAsync(IPAddress.Loopback, world.Port);
        await Assert.ThrowsAsync<ConnectionFailedException>(() => client.GetGrain<IFar>(1).AddAsync(2, 3).Soon());

        await world.Silo.Cluster.StartAdditionalSiloAsync().Soon();
        Assert.Equal(5, await client.GetGrain<IFar>(1).AddAsync(2, 3).Soon());
    }

    [Fact]
    public async Task A_killed_silo_fails_the_calls_that_it_held()
    {
        await using var world = await GatewayWorld.StartAsync();
        var call = (await world.ConnectAsync()).GetGrain<IFar>(1).StopAt("running");
        await world.Probe.Noted("running");
        await world.Silo.Cluster.KillSiloAsync(world.Silo.Cluster.Silos[0]).Soon();
        await Assert.ThrowsAsync<SiloUnavailableException>(() => call.Soon());
        await RefusesAsync(IPAddress.Loopback, world.Port);
    }

    [Fact]
    public async Task An_ordinary_host_has_a_gateway_for_whoever_knows_its_names()
    {
        var port = LoopbackPort.Free();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<Probe>();
        builder.UseOrleans(silo => silo.UseLocalhostClustering().Configure<EndpointOptions>(options => options.GatewayPort = port));
        using var silo = builder.Build();
        await silo.StartAsync(TestContext.Current.CancellationToken);

        using var client = Host.CreateEmptyApplicationBuilder(null).UseOrleansClient(one => one.UseLocalhostClustering(port)).Build();
        await client.StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal(5, await client.Services.GetRequiredService<IGrainFactory>().GetGrain<IFar>(1).AddAsync(2, 3).Soon());
        await client.StopAsync(TestContext.Current.CancellationToken);
        await silo.StopAsync(TestContext.Current.CancellationToken);
    }

    private static async Task RefusesAsync(IPAddress address, int port)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await Assert.ThrowsAsync<SocketException>(() => socket.ConnectAsync(address, port));
    }
}
