using Orleans.Configuration;
using Orleans.Embedded.Tests.World;
using Orleans.Hosting;

namespace Orleans.Embedded.Tests.Activations;

public class DeactivationTests
{
    internal interface ILeaver : IGrainWithIntegerKey
    {
        Task StopAt(string point);

        Task<int> CountAsync();

        Task LeaveAsync();

        Task LeaveAfterAsync(string point);

        Task DelayAsync(TimeSpan time);
    }

    internal interface ILinger : IGrainWithIntegerKey
    {
        Task<int> CountAsync();
    }

    private static Task<EngineWorld> StartAsync() => EngineWorld.StartAsync(configure: silo => silo.Configure<GrainCollectionOptions>(options =>
    {
        options.CollectionAge = TimeSpan.FromMinutes(10);
        options.CollectionQuantum = TimeSpan.FromMinutes(1);
    }));

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
        var ended = world.Ended(grain);

        world.Clock.Advance(TimeSpan.FromMinutes(20));
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
        var linger = world.Get<ILinger>(1);
        Assert.Equal(1, await linger.CountAsync().Soon());
        Task delayedEnd = world.Ended(delayed), lingerEnd = world.Ended(linger);

        world.Clock.Advance(TimeSpan.FromMinutes(25));
        await lingerEnd;
        Assert.False(delayedEnd.IsCompleted);
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        await delayedEnd;
    }

    [Fact]
    public async Task DeactivateOnIdle_finishes_what_runs_and_sends_the_rest_to_the_next_activation()
    {
        await using var world = await StartAsync();
        var grain = world.Get<ILeaver>(1);
        Assert.Equal(1, await grain.CountAsync().Soon());
        var leaving = grain.LeaveAfterAsync("leaving");
        await world.Probe.Noted("leaving");
        Task<int>[] waiting = [grain.CountAsync(), grain.CountAsync()];

        world.Probe.Release("leaving");
        await leaving.Soon();
        var counts = await Task.WhenAll(waiting).Soon();
        Assert.Equal([1, 2], counts);
        Assert.Equal(["leaving", "left", "ApplicationRequested"], world.Probe.Notes);
    }

    [Fact]
    public async Task Requests_that_come_while_OnDeactivateAsync_runs_go_to_the_next_activation()
    {
        await using var world = await StartAsync();
        var grain = world.Get<ILeaver>(-1);
        await grain.LeaveAsync().Soon();
        await world.Probe.Noted("ending");
        var count = grain.CountAsync();
        Assert.False(count.IsCompleted);

        world.Probe.Release("ending");
        Assert.Equal(1, await count.Soon());
    }

    [Fact]
    public async Task A_graceful_stop_deactivates_every_grain()
    {
        await using var world = await StartAsync();
        await Task.WhenAll(Enumerable.Range(1, 20).Select(key => world.Get<ILeaver>(key).CountAsync())).Soon();

        await world.Cluster.StopSiloAsync(world.Cluster.Silos[0]);
        Assert.Equal(Enumerable.Repeat("ShuttingDown", 20), world.Probe.Notes);
    }

    internal sealed class LeaverGrain(Probe probe) : Grain, ILeaver
    {
        private int _count;

        public Task StopAt(string point) => probe.StopAt(point);

        public Task<int> CountAsync() => Task.FromResult(++_count);

        public Task LeaveAsync()
        {
            DeactivateOnIdle();
            return Task.CompletedTask;
        }

        public async Task LeaveAfterAsync(string point)
        {
            DeactivateOnIdle();
            await probe.StopAt(point);
            probe.Note("left");
        }

        public Task DelayAsync(TimeSpan time)
        {
            DelayDeactivation(time);
            return Task.CompletedTask;
        }

        public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
        {
            if (this.GetPrimaryKeyLong() < 0) await probe.StopAt("ending");
            probe.Note(reason.ReasonCode.ToString());
        }
    }

    [CollectionAgeLimit(Minutes = 20)]
    internal sealed class LingerGrain : Grain, ILinger
    {
        private int _count;

        public Task<int> CountAsync() => Task.FromResult(++_count);
    }
}
