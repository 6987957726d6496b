using Orleans.Conformance.Tests.World;

namespace Orleans.Conformance.Tests.Activations;

public class DeactivationTests
{
    internal interface ILeaver : IGrainWithIntegerKey
    {
        Task<int> CountAsync();

        Task LeaveAsync();

        Task LeaveAfterAsync(string point);
    }

    [Fact]
    public async Task DeactivateOnIdle_finishes_what_runs_and_sends_the_rest_to_the_next_activation()
    {
        await using var world = await TestWorld.StartAsync();
        var grain = world.Get<ILeaver>(1);
        Assert.Equal(1, await grain.CountAsync().Soon());
        var leaving = grain.LeaveAfterAsync("leaving");
        await world.Probe.Noted("leaving");
        Task<int>[] waiting = [grain.CountAsync(), grain.CountAsync()];

        world.Probe.Release("leaving");
        await leaving.Soon();
        var counts = await Task.WhenAll(waiting).Soon();
        Assert.Equal([1, 2], counts.Order());
        Assert.Equal(["leaving", "left", "ApplicationRequested"], world.Probe.Notes);
    }

    [Fact]
    public async Task Requests_that_come_while_OnDeactivateAsync_runs_go_to_the_next_activation()
    {
        await using var world = await TestWorld.StartAsync();
        var grain = world.Get<ILeaver>(-1);
        await grain.LeaveAsync().Soon();
        await world.Probe.Noted("ending");
        var count = grain.CountAsync();
        Assert.False(count.IsCompleted);

        world.Probe.Release("ending");
        Assert.Equal(1, await count.Soon());
    }

    [Fact]
    public async Task An_OnDeactivateAsync_that_throws_harms_nobody()
    {
        await using var world = await TestWorld.StartAsync();
        var grain = world.Get<ILeaver>(0);
        await grain.LeaveAsync().Soon();
        Assert.Equal(1, await grain.CountAsync().Soon());
    }

    [Fact]
    public async Task A_graceful_stop_deactivates_every_grain()
    {
        await using var world = await TestWorld.StartAsync();
        await Task.WhenAll(Enumerable.Range(1, 20).Select(key => world.Get<ILeaver>(key).CountAsync())).Soon();

        await world.Cluster.StopSiloAsync(world.Cluster.Silos[0]);
        Assert.Equal(Enumerable.Repeat("ShuttingDown", 20), world.Probe.Notes);
    }

    internal sealed class LeaverGrain(Probe probe) : Grain, ILeaver
    {
        private int _count;

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

        public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
        {
            if (this.GetPrimaryKeyLong() == 0) throw new InvalidOperationException("not now");
            if (this.GetPrimaryKeyLong() < 0) await probe.StopAt("ending");
            probe.Note(reason.ReasonCode.ToString());
        }
    }
}
