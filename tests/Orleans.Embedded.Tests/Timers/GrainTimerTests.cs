using Orleans.Embedded.Tests.World;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Timers;

/// <summary>When ticks come, to the moment.</summary>
public class GrainTimerTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    internal interface ITicker : IGrainWithIntegerKey
    {
        Task StartAsync(GrainTimerCreationOptions options);

        Task ChangeAsync(TimeSpan dueTime, TimeSpan period);

        Task StopAt(string point);
    }

    [Fact]
    public async Task It_ticks_first_when_due_and_then_each_period_after_the_last_tick_is_done()
    {
        await using var world = await EngineWorld.StartAsync();
        var grain = world.Get<ITicker>(1);
        await grain.StartAsync(new(Minute, 2 * Minute)).Soon();
        world.Clock.Advance(Minute / 2);
        Assert.Empty(world.Probe.Notes);
        world.Clock.Advance(Minute / 2);
        await world.Probe.Noted("tick 1");

        world.Clock.Advance(10 * Minute); // the first tick still runs: there is no second one
        world.Probe.Release("tick 1");
        world.Probe.Release("done");
        await grain.StopAt("done").Soon();
        world.Clock.Advance(Minute);
        Assert.DoesNotContain("tick 2", world.Probe.Notes);
        world.Clock.Advance(Minute);
        await world.Probe.Noted("tick 2");
        world.Probe.Release("tick 2");
    }

    [Fact]
    public async Task Change_moves_the_next_tick_and_an_infinite_period_ticks_once()
    {
        await using var world = await EngineWorld.StartAsync();
        var grain = world.Get<ITicker>(1);
        world.Probe.Release("tick 1");
        world.Probe.Release("tick 2");
        await grain.StartAsync(new(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan)).Soon();
        world.Clock.Advance(5 * Minute);
        Assert.Empty(world.Probe.Notes);

        await grain.ChangeAsync(Minute, Timeout.InfiniteTimeSpan).Soon();
        world.Clock.Advance(Minute);
        await world.Probe.Noted("tick 1");
        world.Probe.Release("done");
        await grain.StopAt("done").Soon();
        world.Clock.Advance(5 * Minute);
        Assert.Equal(["tick 1", "done"], world.Probe.Notes);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ticks_keep_the_grain_only_if_asked_to(bool keepAlive)
    {
        await using var world = await EngineWorld.StartAsync(seed: 1);
        var grain = world.Get<ITicker>(-1);
        var started = grain.StartAsync(new(Minute, Minute) { KeepAlive = keepAlive });
        world.RunTurns();
        Assert.True(started.IsCompletedSuccessfully);
        for (var minute = 0; minute < 18; minute++)
        {
            world.Clock.Advance(Minute);
            world.RunTurns();
        }

        Assert.Equal(keepAlive, world.Cluster.TryGetGrainContext(grain.GetGrainId(), out _));
    }

    internal sealed class TickerGrain(Probe probe) : Grain, ITicker
    {
        private IGrainTimer? _timer;
        private int _ticks;

        public Task StartAsync(GrainTimerCreationOptions options)
        {
            _timer = this.RegisterGrainTimer(TickAsync, options);
            return Task.CompletedTask;
        }

        public Task ChangeAsync(TimeSpan dueTime, TimeSpan period)
        {
            _timer!.Change(dueTime, period);
            return Task.CompletedTask;
        }

        public Task StopAt(string point) => probe.StopAt(point);

        private async Task TickAsync(CancellationToken cancellation)
        {
            if (this.GetPrimaryKeyLong() < 0) return;
            await probe.StopAt($"tick {++_ticks}");
        }
    }
}
