using Orleans.Concurrency;
using Orleans.Configuration;
using Orleans.Embedded.Tests.World;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Activations;

public class MailboxTests
{
    private const int Limit = 5;

    internal interface IStuck : IGrainWithIntegerKey
    {
        Task StopAt(string point);
    }

    internal interface IStuckOpen : IGrainWithIntegerKey
    {
        Task StopAt(string point);
    }

    [Fact]
    public Task A_full_mailbox_refuses() => FillAsync(world => world.Get<IStuck>(1).StopAt("stuck"));

    [Fact]
    public Task Running_requests_of_a_reentrant_grain_count() => FillAsync(world => world.Get<IStuckOpen>(1).StopAt("stuck"));

    private static async Task FillAsync(Func<EngineWorld, Task> call)
    {
        await using var world = await EngineWorld.StartAsync(configure: silo =>
            silo.Configure<SiloMessagingOptions>(options => options.MaxEnqueuedRequestsHardLimit = Limit));
        var accepted = Enumerable.Range(0, Limit).Select(_ => call(world)).ToArray();

        var error = await Assert.ThrowsAsync<LimitExceededException>(() => call(world).Soon());
        Assert.Contains($"{Limit} requests", error.Message);
        world.Probe.Release("stuck");
        await Task.WhenAll(accepted).Soon();
        await call(world).Soon();
    }

    internal sealed class StuckGrain(Probe probe) : Grain, IStuck
    {
        public Task StopAt(string point) => probe.StopAt(point);
    }

    [Reentrant]
    internal sealed class StuckOpenGrain(Probe probe) : Grain, IStuckOpen
    {
        public Task StopAt(string point) => probe.StopAt(point);
    }
}
