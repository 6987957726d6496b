using Orleans.Concurrency;
using Orleans.Conformance.Tests.World;

namespace Orleans.Conformance.Tests.Turns;

public class InterleavingTests
{
    internal interface IPlain : IGrainWithIntegerKey
    {
        Task StopAt(string point);

        /// <summary>What the grain's own counter has gone up by meanwhile.</summary>
        Task<int> CountAsync(int yields);

        [AlwaysInterleave]
        Task StopAtInterleaving(string point);

        [ReadOnly]
        Task StopAtReading(string point);
    }

    internal interface IOpen : IGrainWithIntegerKey
    {
        Task StopAt(string point);

        Task<int> CountAsync(int yields);

        Task<int> TotalAsync();
    }

    [Fact]
    public async Task Requests_to_a_plain_grain_run_one_at_a_time()
    {
        await using var world = await TestWorld.StartAsync();
        var grain = world.Get<IPlain>(1);
        var first = grain.StopAt("a");
        await world.Probe.Noted("a");
        world.Probe.Release("b");
        world.Probe.Release("c");
        Task[] others = [grain.StopAt("b"), grain.StopAt("c")];
        world.Probe.Release("passing");
        await grain.StopAtInterleaving("passing").Soon();
        Assert.Equal(["a", "passing"], world.Probe.Notes);

        world.Probe.Release("a");
        await first.Soon();
        await Task.WhenAll(others).Soon();
    }

    [Fact]
    public async Task Turns_of_a_plain_grain_never_overlap_and_its_requests_never_interleave()
    {
        await using var world = await TestWorld.StartAsync();
        var grain = world.Get<IPlain>(1);
        var callers = Enumerable.Range(0, 50).Select(_ => Task.Run(() => grain.CountAsync(yields: 20)));
        Assert.All(await Task.WhenAll(callers).Soon(), counted => Assert.Equal(20, counted));
    }

    [Fact]
    public async Task Requests_to_a_reentrant_grain_interleave()
    {
        await using var world = await TestWorld.StartAsync();
        var grain = world.Get<IOpen>(1);
        var first = grain.StopAt("a");
        var second = grain.StopAt("b");

        await world.Probe.Noted("b");
        world.Probe.Release("b");
        await second.Soon();
        Assert.False(first.IsCompleted);
        world.Probe.Release("a");
        await first.Soon();
    }

    [Fact]
    public async Task An_interleaving_method_passes_a_running_one_and_holds_none_up()
    {
        await using var world = await TestWorld.StartAsync();
        var grain = world.Get<IPlain>(1);
        var open = grain.StopAtInterleaving("open");
        await world.Probe.Noted("open");
        var plain = grain.StopAt("plain");
        await world.Probe.Noted("plain");
        var late = grain.StopAtInterleaving("late");
        await world.Probe.Noted("late");

        foreach (var point in world.Probe.Notes) world.Probe.Release(point);
        await Task.WhenAll(open, plain, late).Soon();
    }

    [Fact]
    public async Task Readers_interleave_with_readers_and_a_writer_waits_for_them()
    {
        await using var world = await TestWorld.StartAsync();
        var grain = world.Get<IPlain>(1);
        var one = grain.StopAtReading("one");
        await world.Probe.Noted("one");
        var two = grain.StopAtReading("two");
        await world.Probe.Noted("two");
        world.Probe.Release("writer");
        var writer = grain.StopAt("writer");
        world.Probe.Release("two");
        await two.Soon();
        Assert.Equal(["one", "two"], world.Probe.Notes);

        world.Probe.Release("one");
        await one.Soon();
        await writer.Soon();
    }

    [Fact]
    public async Task Turns_of_a_reentrant_grain_never_overlap()
    {
        await using var world = await TestWorld.StartAsync();
        var grain = world.Get<IOpen>(1);
        var callers = Enumerable.Range(0, 50).Select(_ => Task.Run(() => grain.CountAsync(yields: 20)));

        Assert.All(await Task.WhenAll(callers).Soon(), overlaps => Assert.Equal(0, overlaps));
        Assert.Equal(50 * 20, await grain.TotalAsync().Soon());
    }

    internal sealed class PlainGrain(Probe probe) : Grain, IPlain
    {
        private int _total;

        public async Task<int> CountAsync(int yields)
        {
            var before = _total;
            for (var i = 0; i < yields; i++)
            {
                _total++;
                await Task.Yield();
            }

            return _total - before;
        }

        public Task StopAt(string point) => probe.StopAt(point);

        public Task StopAtInterleaving(string point) => probe.StopAt(point);

        public Task StopAtReading(string point) => probe.StopAt(point);
    }

    [Reentrant]
    internal sealed class OpenGrain(Probe probe) : Grain, IOpen
    {
        private int _total;
        private int _inside;

        public Task StopAt(string point) => probe.StopAt(point);

        public async Task<int> CountAsync(int yields)
        {
            var overlaps = 0;
            for (var i = 0; i < yields; i++)
            {
                if (Interlocked.Increment(ref _inside) != 1) overlaps++;
                _total++; // not atomic: lost if turns overlap
                Interlocked.Decrement(ref _inside);
                await Task.Yield();
            }

            return overlaps;
        }

        public Task<int> TotalAsync() => Task.FromResult(_total);
    }
}
