using Orleans.Configuration;
using Orleans.Embedded.Tests.World;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Runtime.Embedded;
using Orleans.Runtime.Messaging;
using Orleans.TestingHost;
using Seckill.TestKit;

namespace Orleans.Embedded.Tests.Gateway;

public class GatewayClientTests
{
    [Fact]
    public async Task A_client_that_nobody_answers_does_not_start()
    {
        await using var world = await GatewayWorld.StartAsync();
        var port = LoopbackPort.Free();
        var error = await Assert.ThrowsAsync<ConnectionFailedException>(() => world.ConnectAsync(port));
        Assert.Contains($"127.0.0.1:{port}", error.Message);
    }

    [Fact]
    public async Task A_client_of_another_cluster_or_service_is_told_so()
    {
        await using var world = await GatewayWorld.StartAsync();
        var error = await Assert.ThrowsAsync<ConnectionFailedException>(() => world.ConnectAsync(configure: client =>
            client.Configure<ClusterOptions>(options => options.ClusterId = "elsewhere")));
        Assert.Contains("'elsewhere'", error.Message);
        error = await Assert.ThrowsAsync<ConnectionFailedException>(() => world.ConnectAsync(configure: client =>
            client.Configure<ClusterOptions>(options => options.ServiceId = "another")));
        Assert.Contains("'another'", error.Message);
    }

    [Fact]
    public async Task A_gateway_must_be_named_by_an_address()
    {
        await using var world = await GatewayWorld.StartAsync();
        await Assert.ThrowsAsync<OrleansConfigurationException>(() => world.ConnectAsync(configure: client =>
            client.UseStaticClustering(options => options.Gateways = [new Uri("gwy.tcp://somewhere:30000/0")])));
    }

    [Fact]
    public async Task The_first_gateway_that_answers_is_taken()
    {
        await using var world = await GatewayWorld.StartAsync();
        var client = await world.ConnectAsync([LoopbackPort.Free(), world.Port]);
        Assert.Equal(5, await client.GetGrain<IFar>(1).AddAsync(2, 3).Soon());

        var error = await Assert.ThrowsAsync<ConnectionFailedException>(() =>
            world.ConnectAsync([LoopbackPort.Free(), LoopbackPort.Free()]));
        Assert.Equal(2, Assert.IsType<AggregateException>(error.InnerException).InnerExceptions.Count);
    }

    [Fact]
    public async Task A_call_without_an_answer_times_out_by_the_clock_of_the_client()
    {
        await using var world = await GatewayWorld.StartAsync();
        var clock = new ManualTimeProvider();
        var client = await world.ConnectAsync(clock: clock, configure: one =>
            one.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(5)));
        var call = client.GetGrain<IFar>(1).StopAt("waiting");
        await world.Probe.Noted("waiting");

        clock.Advance(TimeSpan.FromSeconds(4));
        Assert.False(call.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(2));
        var error = await Assert.ThrowsAsync<TimeoutException>(() => call.Soon());
        Assert.Contains("IFar.StopAt", error.Message);

        // Its answer, which comes too late, is nobody's.
        world.Probe.Release("waiting");
        Assert.Equal(5, await client.GetGrain<IFar>(1).AddAsync(2, 3).Soon());
    }

    [Fact]
    public async Task A_lost_connection_fails_the_calls_under_way_and_the_next_call_connects_again()
    {
        await using var world = await GatewayWorld.StartAsync();
        await using var proxy = new LoopbackProxy("127.0.0.1", world.Port);
        var client = await world.ConnectAsync(proxy.Port);
        var calls = Enumerable.Range(0, 3).Select(key => client.GetGrain<IFar>(key).StopAt($"{key}")).ToArray();
        for (var key = 0; key < calls.Length; key++) await world.Probe.Noted($"{key}");

        proxy.Cut();
        foreach (var call in calls) await Assert.ThrowsAsync<SiloUnavailableException>(() => call.Soon());
        Assert.Equal(5, await client.GetGrain<IFar>(4).AddAsync(2, 3).Soon());
        for (var key = 0; key < calls.Length; key++) world.Probe.Release($"{key}");
    }

    [Fact]
    public async Task While_the_gateway_is_away_every_call_tries_once_and_fails()
    {
        await using var world = await GatewayWorld.StartAsync();
        await using var proxy = new LoopbackProxy("127.0.0.1", world.Port);
        var client = await world.ConnectAsync(proxy.Port);
        var call = client.GetGrain<IFar>(1).StopAt("running");
        await world.Probe.Noted("running");

        proxy.Refuse();
        await Assert.ThrowsAsync<SiloUnavailableException>(() => call.Soon());
        Assert.True(client.GetGrain<IFar>(2).TellAsync("lost").IsCompletedSuccessfully);
        for (var i = 0; i < 3; i++)
            await Assert.ThrowsAsync<ConnectionFailedException>(() => client.GetGrain<IFar>(2).AddAsync(2, 3).Soon());

        proxy.Accept();
        Assert.Equal(5, await client.GetGrain<IFar>(2).AddAsync(2, 3).Soon());
        Assert.DoesNotContain("lost", world.Probe.Notes);
        world.Probe.Release("running");
    }

    [Fact]
    public async Task A_client_that_stops_fails_its_calls()
    {
        await using var world = await GatewayWorld.StartAsync();
        var client = await world.ConnectAsync();
        var call = client.GetGrain<IFar>(1).StopAt("running");
        await world.Probe.Noted("running");
        await world.StopAsync(client);
        await Assert.ThrowsAsync<SiloUnavailableException>(() => call.Soon());
        await Assert.ThrowsAsync<SiloUnavailableException>(() => client.GetGrain<IFar>(2).AddAsync(2, 3).Soon());
        world.Probe.Release("running");
    }

    [Fact]
    public async Task There_is_an_end_to_the_calls_under_way()
    {
        await using var world = await GatewayWorld.StartAsync();
        var client = await world.ConnectAsync();
        var calls = Enumerable.Range(0, EngineLimits.MaxGatewayCallsInFlight)
            .Select(_ => client.GetGrain<IFar>(1).StopAt("running")).ToArray();
        await Assert.ThrowsAsync<GatewayTooBusyException>(() => client.GetGrain<IFar>(2).AddAsync(2, 3).Soon());

        world.Probe.Release("running");
        await Task.WhenAll(calls).Soon();
        Assert.Equal(5, await client.GetGrain<IFar>(2).AddAsync(2, 3).Soon());
    }

    [Fact]
    public async Task As_many_calls_as_there_may_be_are_never_turned_away()
    {
        await using var world = await GatewayWorld.StartAsync();
        var client = await world.ConnectAsync();
        await Task.WhenAll(Enumerable.Range(0, EngineLimits.MaxGatewayCallsInFlight).Select(async key =>
        {
            for (var i = 0; i < 4; i++) Assert.Equal(key + i, await client.GetGrain<IFar>(key % 50).AddAsync(key, i).ConfigureAwait(false));
        })).Soon();
    }

    [Fact]
    public async Task The_client_of_a_test_cluster_calls_its_own_silos()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureClient(client => client.UseLocalhostClustering(LoopbackPort.Free()));
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        Assert.Equal("me", await cluster.Client.GetGrain<IFarByName>("me").GetKeyAsync().Soon());
    }
}
