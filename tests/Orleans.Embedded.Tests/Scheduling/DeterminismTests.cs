using Orleans.Concurrency;
using Orleans.Embedded.Tests.World;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Scheduling;

public class DeterminismTests
{
    private const int Shoppers = 12;

    internal interface IShopper : IGrainWithIntegerKey
    {
        Task ShopAsync();
    }

    internal interface IShop : IGrainWithIntegerKey
    {
        Task<bool> TakeAsync(long shopper);
    }

    [Fact]
    public async Task One_seed_gives_one_order_and_another_seed_another()
    {
        var first = await SimulateAsync(seed: 1);
        Assert.NotEmpty(first);
        Assert.Equal(first, await SimulateAsync(seed: 1));
        Assert.NotEqual(first, await SimulateAsync(seed: 2));
    }

    private static async Task<string[]> SimulateAsync(int seed)
    {
        await using var world = await EngineWorld.StartAsync(silos: 2, seed: seed);
        var calls = Enumerable.Range(0, Shoppers).Select(key => world.Get<IShopper>(key).ShopAsync()).ToArray();
        world.RunTurns();
        for (var minute = 0; minute < 5; minute++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(1)); // timers fall due
            world.RunTurns();
        }

        Assert.All(calls, call => Assert.True(call.IsCompletedSuccessfully));
        return world.Probe.Notes;
    }

    internal sealed class ShopperGrain(Probe probe) : Grain, IShopper
    {
        public async Task ShopAsync()
        {
            await Task.Yield();
            var got = await GrainFactory.GetGrain<IShop>(this.GetPrimaryKeyLong() % 2).TakeAsync(this.GetPrimaryKeyLong());
            probe.Note($"shopper {this.GetPrimaryKeyLong()} got {got}");
            this.RegisterGrainTimer(
                _ =>
                {
                    probe.Note($"shopper {this.GetPrimaryKeyLong()} looks again");
                    return Task.CompletedTask;
                },
                new GrainTimerCreationOptions(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2)));
        }
    }

    [Reentrant]
    internal sealed class ShopGrain(Probe probe) : Grain, IShop
    {
        private int _stock = 4;

        public async Task<bool> TakeAsync(long shopper)
        {
            probe.Note($"shop {this.GetPrimaryKeyLong()} hears {shopper}");
            await Task.Yield();
            return _stock-- > 0;
        }
    }
}
