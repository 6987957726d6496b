using Orleans.Configuration;
using Orleans.Embedded.Tests.World;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Runtime.Embedded;

namespace Orleans.Embedded.Tests.Activations;

/// <summary>When idle grains are collected, to the minute.</summary>
public class CollectionTimeTests
{
    internal interface ILeaver : IGrainWithIntegerKey
    {
        Task StopAt(string point);

        Task<int> CountAsync();

        Task DelayAsync(TimeSpan time);
    }

    internal interface ILinger : IGrainWithIntegerKey
    {
        Task<int> CountAsync();
    }

    private static IEnumerable<long> Keys => Enumerable.Range(1, 100_000).Select(key => (long)key);

    private static Task<EngineWorld> StartAsync(int? seed = null) => EngineWorld.StartAsync(
        configure: silo => silo.Configure<GrainCollectionOptions>(options =>
        {
            options.CollectionAge = TimeSpan.FromMinutes(10);
            options.CollectionQuantum = TimeSpan.FromMinutes(1);
        }),
        seed: seed);

    [Fact]
    public async Task An_idle_grain_is_collected_at_its_age_and_not_before()
    {
        await using var world = await StartAsync();
        var grain = world.Get<ILeaver>(1);
        Assert.Equal(1, await grain.CountAsync().Soon());
        var ended = world.Ended(grain);

        world.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(2, await grain.CountAsync().Soon());
        world.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(3, await grain.CountAsync().Soon());
        Assert.False(ended.IsCompleted);

        world.Clock.Advance(TimeSpan.FromMinutes(12));
        await ended;
        Assert.Equal(["ActivationIdle"], world.Probe.Notes);
        Assert.Equal(1, await grain.CountAsync().Soon());
    }

    [Fact]
    public async Task A_grain_with_a_running_request_is_not_idle()
    {
        await using var world = await StartAsync();
        var grain = world.Get<ILeaver>(1);
        var call = grain.StopAt("busy");
        await world.Probe.Noted("busy");
        var linger = await LingerBehindAsync(world, grain);
        Task ended = world.Ended(grain), lingerEnd = world.Ended(linger);

        world.Clock.Advance(TimeSpan.FromMinutes(20));
        await lingerEnd;
        world.Probe.Release("busy");
        Assert.Equal(1, await grain.CountAsync().Soon());
        Assert.False(ended.IsCompleted);
        await Assert.ThrowsAsync<TimeoutException>(() => call);
    }

    [Fact]
    public async Task DelayDeactivation_and_a_class_of_its_own_age_stay_longer()
    {
        await using var world = await StartAsync();
        var delayed = world.Get<ILeaver>(1);
        await delayed.DelayAsync(TimeSpan.FromMinutes(30)).Soon();
        var linger = await LingerBehindAsync(world, delayed);
        Task delayedEnd = world.Ended(delayed), lingerEnd = world.Ended(linger);

        world.Clock.Advance(TimeSpan.FromMinutes(25));
        await lingerEnd;
        Assert.False(delayedEnd.IsCompleted);
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        await delayedEnd;
    }

    [Fact]
    public async Task A_grain_that_was_looked_at_too_early_is_found_by_the_round_that_was_asked_for_meanwhile()
    {
        await using var world = await StartAsync(seed: 1);
        var grain = Keys.Select(world.Get<ILeaver>).First(one => ShardOf(one) == 0);
        var count = grain.CountAsync();
        world.RunTurns();
        Assert.Equal(1, await count);
        var ended = world.Ended(grain);

        // Its part of the directory comes first, and a round has a turn more than there are parts: it is not over.
        world.Clock.Advance(TimeSpan.FromMinutes(9));
        world.RunTurns(GrainDirectory.Shards);
        world.Clock.Advance(TimeSpan.FromMinutes(3));
        world.RunTurns();
        await ended;
    }

    /// <summary>A grain that is found idle after 20 minutes, in a round that has looked at <paramref name="grain"/> before.</summary>
    private static async Task<ILinger> LingerBehindAsync(EngineWorld world, IGrain grain)
    {
        var linger = Keys.Select(world.Get<ILinger>).First(other => ShardOf(other) > ShardOf(grain));
        Assert.Equal(1, await linger.CountAsync().Soon());
        return linger;
    }

    private static uint ShardOf(IGrain grain) => grain.GetGrainId().GetUniformHashCode() & (GrainDirectory.Shards - 1);

    internal sealed class LeaverGrain(Probe probe) : Grain, ILeaver
    {
        private int _count;

        public Task StopAt(string point) => probe.StopAt(point);

        public Task<int> CountAsync() => Task.FromResult(++_count);

        public Task DelayAsync(TimeSpan time)
        {
            DelayDeactivation(time);
            return Task.CompletedTask;
        }

        public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
        {
            probe.Note(reason.ReasonCode.ToString());
            return Task.CompletedTask;
        }
    }

    [CollectionAgeLimit(Minutes = 20)]
    internal sealed class LingerGrain : Grain, ILinger
    {
        private int _count;

        public Task<int> CountAsync() => Task.FromResult(++_count);
    }
}
