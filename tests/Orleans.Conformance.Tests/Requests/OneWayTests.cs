using Orleans.Concurrency;
using Orleans.Conformance.Tests.World;

namespace Orleans.Conformance.Tests.Requests;

public class OneWayTests
{
    internal interface IDeaf : IGrainWithIntegerKey
    {
        [OneWay]
        Task StopAt(string point);

        [OneWay]
        Task ThrowAsync();

        Task PingAsync();
    }

    [Fact]
    public async Task A_one_way_call_is_done_when_it_is_sent()
    {
        await using var world = await TestWorld.StartAsync();
        var grain = world.Get<IDeaf>(1);
        Assert.True(grain.StopAt("there").IsCompletedSuccessfully);
        await world.Probe.Noted("there");
        var next = grain.PingAsync();
        Assert.False(next.IsCompleted); // it is a request like any other to those behind it

        world.Probe.Release("there");
        await next.Soon();
    }

    [Fact]
    public async Task What_a_one_way_call_throws_is_lost_and_harms_nobody()
    {
        await using var world = await TestWorld.StartAsync();
        await world.Get<IDeaf>(1).ThrowAsync();
        await world.Get<IDeaf>(1).PingAsync().Soon();
    }

    internal sealed class DeafGrain(Probe probe) : Grain, IDeaf
    {
        public Task StopAt(string point) => probe.StopAt(point);

        public async Task ThrowAsync()
        {
            await Task.Yield();
            throw new InvalidOperationException();
        }

        public Task PingAsync() => Task.CompletedTask;
    }
}
