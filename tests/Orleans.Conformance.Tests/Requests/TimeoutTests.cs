using Orleans.Conformance.Tests.World;

namespace Orleans.Conformance.Tests.Requests;

public class TimeoutTests
{
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(2);

    internal interface ISlow : IGrainWithIntegerKey
    {
        Task StopAt(string point);

        [ResponseTimeout("00:00:02")]
        Task StopBrieflyAt(string point);

        Task<string> TryAsync(long other, string point);
    }

    [Fact]
    public async Task A_call_that_is_not_answered_is_a_time_out_and_the_grain_goes_on()
    {
        await using var world = await TestWorld.StartAsync(responseTimeout: ResponseTimeout);
        var grain = world.Get<ISlow>(1);
        await Assert.ThrowsAsync<TimeoutException>(() => grain.StopAt("running").Soon());

        world.Probe.Release("running");
        world.Probe.Release("next");
        await grain.StopAt("next").Soon();
        Assert.Equal(["running", "next"], world.Probe.Notes);
    }

    [Fact]
    public async Task A_request_that_timed_out_in_the_queue_is_not_run()
    {
        await using var world = await TestWorld.StartAsync(responseTimeout: ResponseTimeout);
        var grain = world.Get<ISlow>(1);
        var running = grain.StopAt("running");
        await world.Probe.Noted("running");
        var waiting = grain.StopAt("waiting");
        await Assert.ThrowsAsync<TimeoutException>(() => running.Soon());
        await Assert.ThrowsAsync<TimeoutException>(() => waiting.Soon());

        // The grain's silo may count from a little later than the caller: that much time has passed when a third one is given up.
        await Assert.ThrowsAsync<TimeoutException>(() => grain.StopAt("third").Soon());
        foreach (var point in (string[])["running", "third", "next"]) world.Probe.Release(point);
        await grain.StopAt("next").Soon();
        Assert.DoesNotContain("waiting", world.Probe.Notes);
    }

    [Fact]
    public async Task A_grain_that_calls_meets_the_time_out_as_a_client_does()
    {
        await using var world = await TestWorld.StartAsync(responseTimeout: ResponseTimeout);
        var call = world.Get<ISlow>(1).TryAsync(2, "never");
        // The caller's own time-out runs too: whoever is asked first may tell.
        await Assert.ThrowsAsync<TimeoutException>(() => call.Soon());
        await world.Probe.Noted("1 met TimeoutException");
    }

    [Fact]
    public async Task A_method_may_have_a_response_timeout_of_its_own()
    {
        await using var world = await TestWorld.StartAsync();
        await Assert.ThrowsAsync<TimeoutException>(() => world.Get<ISlow>(1).StopBrieflyAt("brief").Soon());
        var other = world.Get<ISlow>(2).StopAt("long");
        await world.Probe.Noted("long");
        Assert.False(other.IsCompleted);
    }

    internal sealed class SlowGrain(Probe probe) : Grain, ISlow
    {
        public Task StopAt(string point) => probe.StopAt(point);

        public Task StopBrieflyAt(string point) => probe.StopAt(point);

        public async Task<string> TryAsync(long other, string point)
        {
            try
            {
                await GrainFactory.GetGrain<ISlow>(other).StopAt(point);
                return "nothing";
            }
            catch (Exception exception)
            {
                probe.Note($"{this.GetPrimaryKeyLong()} met {exception.GetType().Name}");
                throw;
            }
        }
    }
}
