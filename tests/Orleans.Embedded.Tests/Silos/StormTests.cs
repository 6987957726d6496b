using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Embedded.Tests.World;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Silos;

/// <summary>
/// Many callers, grains that leave, silos that go and come: on real threads. Forbidden outcomes: a call that is never answered, a call
/// lost to a graceful stop, two activations of one grain at once.
/// </summary>
public class StormTests
{
    private const int Callers = 6;
    private const int CallsEach = 10_000;
    private const int Keys = 40;
    private const int Rounds = 30;

    internal interface IGull : IGrainWithIntegerKey
    {
        Task FlyAsync(bool leave);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_call_is_answered_and_no_grain_is_in_two_places(bool kill)
    {
        var nests = new Nests();
        await using var world = await EngineWorld.StartAsync(silos: 3, configure: silo => silo.Services.AddSingleton(nests));
        var callers = Enumerable.Range(0, Callers).Select(seed => Task.Run(() => CallAsync(world, seed))).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            var silo = world.Cluster.Silos[round % world.Cluster.Silos.Count];
            await (kill ? world.Cluster.KillSiloAsync(silo) : world.Cluster.StopSiloAsync(silo)).Soon();
            await world.Cluster.StartAdditionalSiloAsync().Soon();
        }

        var lost = (await Task.WhenAll(callers).Soon()).Sum();
        if (kill) return;
        Assert.Equal(0, lost);
        Assert.Empty(nests.Twice);
    }

    private static async Task<int> CallAsync(EngineWorld world, int seed)
    {
        var random = new Random(seed);
        var lost = 0;
        for (var call = 0; call < CallsEach; call++)
        {
            try
            {
                await world.Get<IGull>(random.Next(Keys)).FlyAsync(leave: random.Next(50) == 0).Soon();
            }
            catch (SiloUnavailableException)
            {
                lost++;
            }
        }

        return lost;
    }

    internal sealed class Nests
    {
        private readonly ConcurrentDictionary<long, object> _taken = new();

        public ConcurrentQueue<long> Twice { get; } = new();

        public void Take(long key, object grain)
        {
            if (!_taken.TryAdd(key, grain)) Twice.Enqueue(key);
        }

        public void Leave(long key) => _taken.TryRemove(key, out _);
    }

    internal sealed class GullGrain(Nests nests) : Grain, IGull
    {
        public override async Task OnActivateAsync(CancellationToken cancellationToken)
        {
            nests.Take(this.GetPrimaryKeyLong(), this);
            await Task.Yield();
        }

        public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
        {
            await Task.Yield();
            nests.Leave(this.GetPrimaryKeyLong());
        }

        public async Task FlyAsync(bool leave)
        {
            await Task.Yield();
            if (leave) DeactivateOnIdle();
        }
    }
}
