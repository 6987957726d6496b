using Orleans.Concurrency;
using Orleans.Conformance.Tests.World;

namespace Orleans.Conformance.Tests.Turns;

public class CallChainTests
{
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(2);

    internal interface ILink : IGrainWithIntegerKey
    {
        Task CallSelfAsync();

        Task CallBackAsync(long other);

        Task CallEachOtherAsync(long other);

        Task AskAsync(long other);

        Task PingAsync();

        [AlwaysInterleave]
        Task PingBesideAsync();

        Task AskBesideAsync(long other);

        Task CallBackBesideAsync(long other);
    }

    internal interface IOpenLink : IGrainWithIntegerKey
    {
        Task CallBackAsync(long other);

        Task PingAsync();
    }

    internal interface IAsker : IGrainWithIntegerKey
    {
        Task AskAsync(long other);
    }

    [Fact]
    public async Task A_grain_that_waits_for_itself_times_out_and_goes_on()
    {
        await using var world = await TestWorld.StartAsync(responseTimeout: ResponseTimeout);
        await Assert.ThrowsAsync<TimeoutException>(() => world.Get<ILink>(1).CallSelfAsync().Soon());
        await world.Probe.Noted("self gave up");
        await world.Get<ILink>(1).PingAsync().Soon();
    }

    [Fact]
    public async Task A_call_back_to_a_grain_that_waits_times_out()
    {
        await using var world = await TestWorld.StartAsync(responseTimeout: ResponseTimeout);
        await Assert.ThrowsAsync<TimeoutException>(() => world.Get<ILink>(1).CallBackAsync(2).Soon());
        await world.Probe.Noted("2 gave up");
        await world.Get<ILink>(1).PingAsync().Soon();
    }

    [Fact]
    public async Task Two_grains_that_wait_for_each_other_time_out()
    {
        await using var world = await TestWorld.StartAsync(silos: 2, responseTimeout: ResponseTimeout);

        // Active before: two that Orleans activates for calls to each other block each other's thread if they live on one silo.
        for (var key = 1; key <= 2; key++) await world.Get<ILink>(key).PingAsync().Soon();
        var one = world.Get<ILink>(1).CallEachOtherAsync(2);
        var two = world.Get<ILink>(2).CallEachOtherAsync(1);
        await Assert.ThrowsAsync<TimeoutException>(() => one.Soon());
        await Assert.ThrowsAsync<TimeoutException>(() => two.Soon());
    }

    [Fact]
    public async Task A_reentrant_grain_may_be_called_back()
    {
        await using var world = await TestWorld.StartAsync();
        await world.Get<IOpenLink>(1).CallBackAsync(2).Soon();
    }

    [Fact]
    public async Task An_interleaving_method_of_a_grain_that_waits_may_be_called_back()
    {
        await using var world = await TestWorld.StartAsync();
        await world.Get<ILink>(1).CallBackBesideAsync(2).Soon();
    }

    internal sealed class LinkGrain(Probe probe) : Grain, ILink
    {
        public Task CallSelfAsync() => GiveUpAsync(this.AsReference<ILink>().PingAsync(), "self");

        public Task CallBackAsync(long other) => GrainFactory.GetGrain<ILink>(other).AskAsync(this.GetPrimaryKeyLong());

        public async Task CallEachOtherAsync(long other)
        {
            // The other one is in this method too before either calls.
            probe.Note($"{this.GetPrimaryKeyLong()} is in");
            await probe.Noted($"{other} is in");
            await GrainFactory.GetGrain<ILink>(other).PingAsync();
        }

        public Task AskAsync(long other) =>
            GiveUpAsync(GrainFactory.GetGrain<ILink>(other).PingAsync(), $"{this.GetPrimaryKeyLong()}");

        public Task PingAsync() => Task.CompletedTask;

        public Task PingBesideAsync() => Task.CompletedTask;

        public Task AskBesideAsync(long other) => GrainFactory.GetGrain<ILink>(other).PingBesideAsync();

        public Task CallBackBesideAsync(long other) => GrainFactory.GetGrain<ILink>(other).AskBesideAsync(this.GetPrimaryKeyLong());

        private async Task GiveUpAsync(Task call, string who)
        {
            try
            {
                await call;
            }
            catch (TimeoutException)
            {
                probe.Note($"{who} gave up");
                throw;
            }
        }
    }

    [Reentrant]
    internal sealed class OpenLinkGrain : Grain, IOpenLink
    {
        public Task CallBackAsync(long other) => GrainFactory.GetGrain<IAsker>(other).AskAsync(this.GetPrimaryKeyLong());

        public Task PingAsync() => Task.CompletedTask;
    }

    internal sealed class AskerGrain : Grain, IAsker
    {
        public Task AskAsync(long other) => GrainFactory.GetGrain<IOpenLink>(other).PingAsync();
    }
}
