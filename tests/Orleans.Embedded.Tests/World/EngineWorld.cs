using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Runtime.Embedded;
using Orleans.TestingHost;
using Seckill.TestKit;

namespace Orleans.Embedded.Tests.World;

/// <summary>A cluster with a manual clock and a probe, for one test.</summary>
public sealed class EngineWorld : IAsyncDisposable
{
    private readonly InProcessTestClusterBuilder _builder;
    private InProcessTestCluster? _cluster;

    private readonly SeededTurnScheduler? _turns;

    private EngineWorld(short silos, int? seed)
    {
        if (seed is { } value) _turns = new SeededTurnScheduler(value);
        _builder = new InProcessTestClusterBuilder(silos);
        _builder.ConfigureHost(host =>
        {
            host.Services.AddSingleton<TimeProvider>(Clock);
            host.Services.AddSingleton(Probe);
            if (_turns is not null) host.Services.AddSingleton<TurnScheduler>(_turns);
        });
    }

    public ManualTimeProvider Clock { get; } = new();

    public Probe Probe { get; } = new();

    public InProcessTestCluster Cluster => _cluster!;

    public IClusterClient Client => Cluster.Client;

    internal IReadOnlyList<Silo> Silos => [.. Cluster.Silos.Select(silo => silo.ServiceProvider.GetRequiredService<Silo>())];

    /// <summary>With a seed, turns run only inside <see cref="RunTurns"/>, on the calling thread, in an order that the seed decides.</summary>
    public static async Task<EngineWorld> StartAsync(short silos = 1, Action<ISiloBuilder>? configure = null, int? seed = null)
    {
        var world = new EngineWorld(silos, seed);
        if (configure is not null) world._builder.ConfigureSilo((_, silo) => configure(silo));
        world._cluster = world._builder.Build();
        await world._cluster.DeployAsync();
        return world;
    }

    public void RunTurns(int most = int.MaxValue) => _turns!.Run(most);

    public T Get<T>(long key) where T : IGrainWithIntegerKey => Client.GetGrain<T>(key);

    /// <summary>The silo on which a grain lives.</summary>
    public InProcessSiloHandle SiloOf(IAddressable grain)
    {
        Assert.True(Cluster.TryGetGrainContext(grain.GetGrainId(), out var context));
        return Cluster.Silos.Single(silo => silo.SiloAddress.Equals(((Activation)context).Silo.Address));
    }

    /// <summary>Completes when the activation that the grain has now, has ended.</summary>
    public Task Ended(IAddressable grain) => Cluster.WaitForDeactivationAsync(grain).Soon();

    public async ValueTask DisposeAsync()
    {
        var stopping = Cluster.DisposeAsync().AsTask();
        while (_turns is not null && !stopping.IsCompleted)
        {
            RunTurns();
            await Task.Yield();
        }

        await stopping;
    }
}
