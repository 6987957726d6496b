using Orleans.Configuration;
using Orleans.Conformance.Tests.World;
using Orleans.Hosting;

namespace Orleans.Conformance.Tests.Activations;

/// <summary>Which idle grains are let go. That one stays is only looked at once another one, no younger, has gone.</summary>
public class CollectionTests
{
    internal interface IIdler : IGrainWithIntegerKey
    {
        Task<int> CountAsync();

        Task DelayAsync(TimeSpan time);

        Task StopAt(string point);
    }

    internal interface ILinger : IGrainWithIntegerKey
    {
        Task<int> CountAsync();
    }

    [Fact]
    public async Task An_idle_grain_is_deactivated_and_a_later_call_activates_it_anew()
    {
        await using var world = await StartAsync();
        var grain = world.Get<IIdler>(1);
        Assert.Equal(1, await grain.CountAsync().Soon());
        await world.Probe.Noted("1 ends: ActivationIdle");
        Assert.Equal(1, await grain.CountAsync().Soon());
    }

    [Fact]
    public async Task A_class_with_an_age_of_its_own_and_a_grain_that_asked_for_time_stay_longer()
    {
        await using var world = await StartAsync();
        await world.Get<ILinger>(1).CountAsync().Soon();
        await world.Get<IIdler>(2).CountAsync().Soon();
        await world.Get<IIdler>(2).DelayAsync(TimeSpan.FromHours(1)).Soon();
        await world.Get<IIdler>(1).CountAsync().Soon();

        await world.Probe.Noted("1 ends: ActivationIdle");
        Assert.Equal(2, await world.Get<ILinger>(1).CountAsync().Soon());
        Assert.Equal(2, await world.Get<IIdler>(2).CountAsync().Soon());
    }

    [Fact]
    public async Task A_grain_with_a_running_request_is_not_idle()
    {
        await using var world = await StartAsync();
        var running = world.Get<IIdler>(2).StopAt("busy");
        await world.Probe.Noted("busy");
        await world.Get<IIdler>(1).CountAsync().Soon();

        await world.Probe.Noted("1 ends: ActivationIdle");
        Assert.DoesNotContain("2 ends: ActivationIdle", world.Probe.Notes);
        world.Probe.Release("busy");
        await running.Soon();
    }

    private static Task<TestWorld> StartAsync() => TestWorld.StartAsync(configure: silo => silo.Configure<GrainCollectionOptions>(options =>
    {
        options.CollectionAge = TimeSpan.FromSeconds(2);
        options.CollectionQuantum = TimeSpan.FromSeconds(1);
    }));

    internal sealed class IdlerGrain(Probe probe) : Grain, IIdler
    {
        private int _count;

        public Task<int> CountAsync() => Task.FromResult(++_count);

        public Task DelayAsync(TimeSpan time)
        {
            DelayDeactivation(time);
            return Task.CompletedTask;
        }

        public Task StopAt(string point) => probe.StopAt(point);

        public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
        {
            probe.Note($"{this.GetPrimaryKeyLong()} ends: {reason.ReasonCode}");
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
