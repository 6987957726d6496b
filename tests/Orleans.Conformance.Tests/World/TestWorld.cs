using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.TestingHost;

namespace Orleans.Conformance.Tests.World;

/// <summary>A cluster of the engine that the build chose, and a probe, for one test.</summary>
public sealed class TestWorld : IAsyncDisposable
{
    private TestWorld(InProcessTestClusterBuilder builder, Probe probe)
    {
        Cluster = builder.Build();
        Probe = probe;
    }

    public Probe Probe { get; }

    public InProcessTestCluster Cluster { get; }

    public IClusterClient Client => Cluster.Client;

    /// <param name="silos">How many silos there are at the start.</param>
    /// <param name="configure">What every silo needs besides the probe.</param>
    /// <param name="responseTimeout">Only for what a time-out ends: with the default of 30 seconds none of the tests meets it.</param>
    public static async Task<TestWorld> StartAsync(
        short silos = 1, Action<ISiloBuilder>? configure = null, TimeSpan? responseTimeout = null)
    {
        var probe = new Probe();
        var builder = new InProcessTestClusterBuilder(silos);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureHost(host => host.Services.AddSingleton(probe));
        if (configure is not null) builder.ConfigureSilo((_, silo) => configure(silo));
        if (responseTimeout is { } timeout)
        {
            builder.ConfigureSilo((_, silo) => silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = timeout));
            builder.ConfigureClient(client => client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = timeout));
        }

        var world = new TestWorld(builder, probe);
        await world.Cluster.DeployAsync();
        return world;
    }

    public T Get<T>(long key) where T : IGrainWithIntegerKey => Client.GetGrain<T>(key);

    public InProcessSiloHandle Silo(string name) => Cluster.Silos.Single(silo => silo.Name == name);

    /// <summary>Completes when the activation that the grain has now, has ended.</summary>
    public Task Ended(IAddressable grain) => Cluster.WaitForDeactivationAsync(grain).Soon();

    public ValueTask DisposeAsync()
    {
        Probe.ReleaseAll();
        return Cluster.DisposeAsync();
    }
}
