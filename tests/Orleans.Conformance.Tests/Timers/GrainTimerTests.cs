using Orleans.Conformance.Tests.World;

namespace Orleans.Conformance.Tests.Timers;

/// <summary>
/// Grain timers in real time. That something does not tick is only looked at once a beat that fell due later has come; when exactly
/// a tick comes is tested with a clock of the test's own, in Orleans.Embedded.Tests.
/// </summary>
public class GrainTimerTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Never = Timeout.InfiniteTimeSpan;

    [Fact]
    public async Task It_ticks_again_and_again_but_not_while_a_tick_runs()
    {
        await using var world = await TestWorld.StartAsync();
        var grain = world.Get<ITicker>(1);
        await grain.StartAsync(Short, Short, interleave: true).Soon();
        await world.Probe.Noted("tick 1");
        await BeatsAsync(world, grain);
        Assert.DoesNotContain("tick 2", world.Probe.Notes);

        world.Probe.Release("tick 1");
        await world.Probe.Noted("tick 2");
        world.Probe.Release("tick 2");
        await world.Probe.Noted("tick 3");
    }

    [Fact]
    public async Task A_tick_waits_for_a_running_request_like_another_request()
    {
        await using var world = await TestWorld.StartAsync();
        var grain = world.Get<ITicker>(1);
        var running = grain.StopAt("running");
        await world.Probe.Noted("running");
        await grain.StartAsync(Short, Never, interleave: false).Soon();
        await BeatsAsync(world, grain);
        Assert.DoesNotContain("tick 1", world.Probe.Notes);

        world.Probe.Release("running");
        await running.Soon();
        await world.Probe.Noted("tick 1");
    }

    [Fact]
    public async Task A_request_waits_for_a_running_tick()
    {
        await using var world = await TestWorld.StartAsync();
        var grain = world.Get<ITicker>(1);
        await grain.StartAsync(Short, Never, interleave: false).Soon();
        await world.Probe.Noted("tick 1");
        world.Probe.Release("request");
        var request = grain.StopAt("request");
        await grain.PingAsync().Soon(); // which may pass
        Assert.Equal(["tick 1"], world.Probe.Notes);

        world.Probe.Release("tick 1");
        await request.Soon();
    }

    [Fact]
    public async Task An_interleaving_tick_passes_a_running_request()
    {
        await using var world = await TestWorld.StartAsync();
        var grain = world.Get<ITicker>(1);
        await grain.PingAsync().Soon();
        var running = grain.StopAt("running");
        await grain.StartBeatAsync().Soon();
        await world.Probe.Noted("beat 1");
        Assert.False(running.IsCompleted);
        world.Probe.Release("running");
        await running.Soon();
    }

    [Fact]
    public async Task Disposing_cancels_the_callback_and_there_are_no_more_ticks()
    {
        await using var world = await TestWorld.StartAsync();
        var grain = world.Get<ITicker>(1);
        await grain.StartAsync(Short, Short, interleave: true).Soon();
        await world.Probe.Noted("tick 1");
        await grain.DisposeTimerAsync().Soon();
        await world.Probe.Noted("cancelled 1");
        await BeatsAsync(world, grain);
        Assert.DoesNotContain("tick 2", world.Probe.Notes);
    }

    [Fact]
    public async Task Deactivation_ends_it()
    {
        await using var world = await TestWorld.StartAsync();
        var grain = world.Get<ITicker>(1);
        var running = grain.StopAt("running");
        await world.Probe.Noted("running");
        await grain.StartAsync(Short, Short, interleave: false).Soon();
        await grain.LeaveAsync().Soon();
        var ended = world.Ended(grain);
        world.Probe.Release("running");
        await running.Soon();
        await ended;
        await BeatsAsync(world, grain); // of the next activation
        Assert.DoesNotContain(world.Probe.Notes, note => note.StartsWith("tick", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_exception_in_a_tick_does_not_end_it()
    {
        await using var world = await TestWorld.StartAsync();
        await world.Get<ITicker>(1).StartFailingAsync(Short, Short).Soon();
        await world.Probe.Noted("tick 3");
        await world.Get<ITicker>(1).PingAsync().Soon();
    }

    [Fact]
    public async Task Without_a_due_time_it_waits_for_Change_and_without_a_period_it_ticks_once()
    {
        await using var world = await TestWorld.StartAsync();
        var grain = world.Get<ITicker>(1);
        world.Probe.Release("tick 1");
        await grain.StartAsync(Never, Never, interleave: false).Soon();
        await grain.StartBeatAsync().Soon();
        await world.Probe.Noted("beat 3");
        Assert.DoesNotContain("tick 1", world.Probe.Notes);

        await grain.ChangeAsync(Short, Never).Soon();
        await world.Probe.Noted("tick 1");
        await world.Probe.Noted("beat 6");
        Assert.DoesNotContain("tick 2", world.Probe.Notes);
        await grain.ChangeAsync(Short, Never).Soon();
        await world.Probe.Noted("tick 2");
    }

    /// <summary>Lets so much time pass that a tick which was due would have come.</summary>
    private static async Task BeatsAsync(TestWorld world, ITicker grain)
    {
        await grain.StartBeatAsync().Soon();
        await world.Probe.Noted("beat 3");
    }
}
