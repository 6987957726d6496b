using Orleans.Conformance.Tests.World;
using Orleans.Runtime;

namespace Orleans.Conformance.Tests.Silos;

public class LostSiloTests
{
    private const int Grains = 40;

    /// <summary>A cluster needs a moment to notice; what is asked meanwhile may fail, but it must not go on failing.</summary>
    private const int MostAttempts = 100;

    internal interface IHome : IGrainWithIntegerKey
    {
        Task<string> SiloAsync();

        Task StopAt(string point);
    }

    [Fact]
    public async Task Grains_of_a_killed_silo_come_back_on_the_others_and_those_of_the_others_stay()
    {
        await using var world = await TestWorld.StartAsync(silos: 3);
        var before = await WhereAsync(world);
        Assert.Equal(3, before.Distinct().Count());
        var killed = world.Cluster.Silos[1];
        await world.Cluster.KillSiloAsync(killed);

        var after = await WhereAsync(world);
        Assert.DoesNotContain(killed.Name, after);
        foreach (var (old, now) in before.Zip(after)) Assert.True(old == now || old == killed.Name);
    }

    [Fact]
    public async Task Grains_of_a_silo_that_stops_finish_are_deactivated_and_come_back_on_the_others()
    {
        await using var world = await TestWorld.StartAsync(silos: 2);
        var where = await WhereAsync(world);
        var silo = world.Cluster.Silos[1];
        var keys = Enumerable.Range(0, Grains).Where(key => where[key] == silo.Name).ToArray();
        var running = world.Get<IHome>(keys[0]).StopAt("running");
        await world.Probe.Noted("running");

        var stopping = world.Cluster.StopSiloAsync(silo);
        world.Probe.Release("running");
        await running.Soon();
        await stopping.Soon();
        foreach (var key in keys) Assert.Contains($"{key} ends on {silo.Name}", world.Probe.Notes);
        Assert.DoesNotContain(silo.Name, await WhereAsync(world));
    }

    [Fact]
    public async Task A_silo_that_joins_gets_grains_too()
    {
        await using var world = await TestWorld.StartAsync(silos: 1);
        var joined = await world.Cluster.StartAdditionalSiloAsync();
        for (var key = 0; key < MostAttempts * Grains; key++)
        {
            if (await world.Get<IHome>(key).SiloAsync().Soon() == joined.Name) return;
        }

        Assert.Fail("The new silo got no grain.");
    }

    private static Task<string[]> WhereAsync(TestWorld world) =>
        Task.WhenAll(Enumerable.Range(0, Grains).Select(key => SiloOfAsync(world.Get<IHome>(key))));

    private static async Task<string> SiloOfAsync(IHome grain)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await grain.SiloAsync().Soon();
            }
            catch (Exception exception) when (exception is OrleansException or TimeoutException && attempt < MostAttempts)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            }
        }
    }

    internal sealed class HomeGrain(Probe probe, ILocalSiloDetails silo) : Grain, IHome
    {
        public Task<string> SiloAsync() => Task.FromResult(silo.Name);

        public Task StopAt(string point) => probe.StopAt(point);

        public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
        {
            probe.Note($"{this.GetPrimaryKeyLong()} ends on {silo.Name}");
            return Task.CompletedTask;
        }
    }
}
