using Orleans.Conformance.Tests.World;

namespace Orleans.Conformance.Tests.Activations;

public class ActivationTests
{
    internal interface IFussy : IGrainWithIntegerKey
    {
        Task WorkAsync();
    }

    internal interface IBroken : IGrainWithIntegerKey
    {
        Task WorkAsync();
    }

    [Fact]
    public async Task OnActivateAsync_completes_before_the_first_request_runs()
    {
        await using var world = await TestWorld.StartAsync();
        Task[] calls = [world.Get<IFussy>(1).WorkAsync(), world.Get<IFussy>(1).WorkAsync()];
        await world.Probe.Noted("activate 1");
        Assert.Equal(["construct", "activate 1"], world.Probe.Notes);

        world.Probe.Release("activate 1");
        await Task.WhenAll(calls).Soon();
        Assert.Equal(["construct", "activate 1", "work", "work"], world.Probe.Notes);
    }

    [Fact]
    public async Task A_failed_activation_reaches_all_who_wait_and_the_next_call_tries_again()
    {
        await using var world = await TestWorld.StartAsync();
        var grain = world.Get<IFussy>(-1);
        Task[] calls = [grain.WorkAsync(), grain.WorkAsync()];
        await world.Probe.Noted("activate -1");
        world.Probe.Release("activate -1");
        foreach (var call in calls)
        {
            var error = await Assert.ThrowsAsync<NotSupportedException>(() => call.Soon());
            Assert.Equal("not yet", error.Message);
        }

        world.Probe.Note("healed");
        await grain.WorkAsync().Soon();
        Assert.Equal(["healed", "construct", "activate -1", "work"], world.Probe.Notes.SkipWhile(note => note != "healed"));
    }

    [Fact]
    public async Task A_constructor_that_throws_is_a_failed_activation()
    {
        await using var world = await TestWorld.StartAsync();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => world.Get<IBroken>(1).WorkAsync().Soon());
        Assert.IsType<DivideByZeroException>(error.InnerException);
        Assert.False(world.Cluster.TryGetGrainContext(world.Get<IBroken>(1).GetGrainId(), out _));
    }

    internal sealed class FussyGrain : Grain, IFussy
    {
        private readonly Probe _probe;

        public FussyGrain(Probe probe)
        {
            _probe = probe;
            probe.Note("construct");
        }

        public override async Task OnActivateAsync(CancellationToken cancellationToken)
        {
            await _probe.StopAt($"activate {this.GetPrimaryKeyLong()}");
            if (this.GetPrimaryKeyLong() < 0 && !_probe.Notes.Contains("healed")) throw new NotSupportedException("not yet");
        }

        public Task WorkAsync()
        {
            _probe.Note("work");
            return Task.CompletedTask;
        }
    }

    internal sealed class BrokenGrain : Grain, IBroken
    {
        public BrokenGrain() => throw new DivideByZeroException();

        public Task WorkAsync() => Task.CompletedTask;
    }
}
