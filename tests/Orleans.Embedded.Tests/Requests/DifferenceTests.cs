using Orleans.Embedded.Tests.World;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Requests;

/// <summary>What the embedded engine does and Orleans does otherwise, or does not promise.</summary>
public class DifferenceTests
{
    internal interface IPatient : IGrainWithIntegerKey
    {
        Task WaitAsync(string point, CancellationToken cancellation);

        Task<int> NullAsync();
    }

    [Fact]
    public async Task Calls_of_one_caller_run_in_the_order_in_which_they_were_made()
    {
        await using var world = await EngineWorld.StartAsync();
        var grain = world.Get<IPatient>(1);
        Task[] calls = [.. ((string[])["a", "b", "c"]).Select(point => grain.WaitAsync(point, CancellationToken.None))];
        foreach (var point in (string[])["c", "b", "a"]) world.Probe.Release(point);
        await Task.WhenAll(calls).Soon();
        Assert.Equal(["a", "b", "c"], world.Probe.Notes);
    }

    [Fact]
    public async Task A_request_that_is_cancelled_before_it_runs_never_does()
    {
        await using var world = await EngineWorld.StartAsync();
        using var source = new CancellationTokenSource();
        var grain = world.Get<IPatient>(1);
        var running = grain.WaitAsync("running", CancellationToken.None);
        var waiting = grain.WaitAsync("waiting", source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.Soon());
        world.Probe.Release("running");
        world.Probe.Release("next");
        await running.Soon();
        await grain.WaitAsync("next", CancellationToken.None).Soon();
        Assert.Equal(["running", "next"], world.Probe.Notes);
    }

    [Fact]
    public async Task A_method_that_returns_null_instead_of_a_task_says_so()
    {
        await using var world = await EngineWorld.StartAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => world.Get<IPatient>(1).NullAsync().Soon());
    }

    [Fact]
    public async Task The_place_of_a_grain_that_has_ended_is_forgotten_at_once()
    {
        await using var world = await EngineWorld.StartAsync();
        var grain = world.Get<IPatient>(1);
        world.Probe.Release("there");
        await grain.WaitAsync("there", CancellationToken.None).Soon();
        Assert.NotNull(await world.Get<IManagementGrain>(0).GetActivationAddress(grain).AsTask().Soon());
        await world.Cluster.DeactivateAsync(grain);
        Assert.Null(await world.Get<IManagementGrain>(0).GetActivationAddress(grain).AsTask().Soon());
    }

    internal sealed class PatientGrain(Probe probe) : Grain, IPatient
    {
        public Task WaitAsync(string point, CancellationToken cancellation) => probe.StopAt(point).WaitAsync(cancellation);

        public Task<int> NullAsync() => null!;
    }
}
