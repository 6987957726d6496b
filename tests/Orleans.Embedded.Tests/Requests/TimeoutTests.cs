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

        Task StopAt(string point);
    }

    [Fact]
    public async Task A_time_out_comes_when_it_is_due_and_not_before_and_names_the_call()
    {
        await using var world = await EngineWorld.StartAsync();
        var call = world.Get<ISlow>(1).CallSelfAsync();
        await world.Probe.Noted("self");

        world.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(call.IsCompleted);
        world.Clock.Advance(Tick + Tick);
        var error = await Assert.ThrowsAsync<TimeoutException>(() => call.Soon());
        Assert.Contains("ISlow.", error.Message);

        world.Probe.Release("on");
        await world.Get<ISlow>(1).StopAt("on").Soon();
    }

    internal sealed class SlowGrain(Probe probe) : Grain, ISlow
    {
        public Task CallSelfAsync()
        {
            var call = this.AsReference<ISlow>().StopAt("never");
            probe.Note("self");
            return call;
        }

        public Task StopAt(string point) => probe.StopAt(point);
    }
}
