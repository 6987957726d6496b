using Orleans.Configuration;
using Orleans.Embedded.Tests.World;
using Orleans.Hosting;

namespace Orleans.Embedded.Tests.Requests;

public class TimeoutTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    internal interface ISlow : IGrainWithIntegerKey
    {
        Task CallSelfAsync();

        Task CallEachOtherAsync(long other);

        Task StopAt(string point);
    }

    [Fact]
    public async Task A_deadlock_is_a_time_out_and_the_grain_goes_on()
    {
        await using var world = await EngineWorld.StartAsync();
        var call = world.Get<ISlow>(1).CallSelfAsync();
        await world.Probe.Noted("self");

        world.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(call.IsCompleted);
        world.Clock.Advance(Tick + Tick);
        await Assert.ThrowsAsync<TimeoutException>(() => call.Soon());

        world.Probe.Release("on");
        await world.Get<ISlow>(1).StopAt("on").Soon();
    }

    [Fact]
    public async Task Two_grains_that_wait_for_each_other_time_out()
    {
        await using var world = await EngineWorld.StartAsync(silos: 2);
        var one = world.Get<ISlow>(1).CallEachOtherAsync(2);
        var two = world.Get<ISlow>(2).CallEachOtherAsync(1);
        await world.Probe.Noted("1 calls 2");
        await world.Probe.Noted("2 calls 1");

        world.Clock.Advance(TimeSpan.FromSeconds(31));
        await Assert.ThrowsAsync<TimeoutException>(() => one.Soon());
        await Assert.ThrowsAsync<TimeoutException>(() => two.Soon());
    }

    [Fact]
    public async Task A_request_that_timed_out_in_the_queue_is_not_run()
    {
        await using var world = await EngineWorld.StartAsync(configure: silo =>
            silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(5)));
        var grain = world.Get<ISlow>(1);
        var running = grain.StopAt("running");
        var waiting = grain.StopAt("waiting");
        await world.Probe.Noted("running");

        world.Clock.Advance(TimeSpan.FromSeconds(7));
        await Assert.ThrowsAsync<TimeoutException>(() => running.Soon());
        var error = await Assert.ThrowsAsync<TimeoutException>(() => waiting.Soon());
        Assert.Contains("ISlow.StopAt", error.Message);

        world.Probe.Release("running");
        world.Probe.Release("next");
        await grain.StopAt("next").Soon();
        Assert.Equal(["running", "next"], world.Probe.Notes);
    }

    internal sealed class SlowGrain(Probe probe) : Grain, ISlow
    {
        public Task CallSelfAsync()
        {
            var call = this.AsReference<ISlow>().StopAt("never");
            probe.Note("self");
            return call;
        }

        public async Task CallEachOtherAsync(long other)
        {
            // The other one is in this method too before either calls.
            probe.Note($"{this.GetPrimaryKeyLong()} is in");
            await probe.Noted($"{other} is in");
            var call = GrainFactory.GetGrain<ISlow>(other).StopAt("never");
            probe.Note($"{this.GetPrimaryKeyLong()} calls {other}");
            await call;
        }

        public Task StopAt(string point) => probe.StopAt(point);
    }
}
