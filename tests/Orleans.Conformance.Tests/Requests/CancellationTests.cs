using Orleans.Conformance.Tests.World;

namespace Orleans.Conformance.Tests.Requests;

public class CancellationTests
{
    internal interface IPatient : IGrainWithIntegerKey
    {
        Task WaitAsync(string point, CancellationToken cancellation);

        Task PingAsync();
    }

    [Fact]
    public async Task Cancelling_ends_the_call_at_once_and_tells_the_grain_in_a_turn()
    {
        await using var world = await TestWorld.StartAsync();
        using var source = new CancellationTokenSource();
        var call = world.Get<IPatient>(1).WaitAsync("waiting", source.Token);
        await world.Probe.Noted("waiting");

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Soon());
        await world.Probe.Noted("cancelled in a turn: True");
        await world.Get<IPatient>(1).PingAsync().Soon();
    }

    [Fact]
    public async Task A_call_that_waits_for_its_turn_can_be_cancelled_and_a_token_that_is_cancelled_makes_no_call()
    {
        await using var world = await TestWorld.StartAsync();
        using var source = new CancellationTokenSource();
        var grain = world.Get<IPatient>(1);
        var running = grain.WaitAsync("running", CancellationToken.None);
        await world.Probe.Noted("running");
        var waiting = grain.WaitAsync("waiting", source.Token);

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.Soon());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => grain.WaitAsync("late", source.Token).Soon());
        world.Probe.Release("running");
        await running.Soon();
        await grain.PingAsync().Soon();
        Assert.DoesNotContain("late", world.Probe.Notes);
    }

    [Fact]
    public async Task A_token_that_is_never_cancelled_changes_nothing()
    {
        await using var world = await TestWorld.StartAsync();
        using var source = new CancellationTokenSource();
        world.Probe.Release("waiting");
        await world.Get<IPatient>(1).WaitAsync("waiting", source.Token).Soon();
    }

    internal sealed class PatientGrain(Probe probe) : Grain, IPatient
    {
        public async Task WaitAsync(string point, CancellationToken cancellation)
        {
            // Not disposed of: the wait below ends first, and would take this one away while it is due.
            var turns = TaskScheduler.Current;
            _ = cancellation.Register(() => probe.Note($"cancelled in a turn: {ReferenceEquals(TaskScheduler.Current, turns)}"));
            await probe.StopAt(point).WaitAsync(cancellation);
        }

        public Task PingAsync() => Task.CompletedTask;
    }
}
