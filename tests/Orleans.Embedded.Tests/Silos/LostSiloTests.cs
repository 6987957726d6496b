using Orleans.Embedded.Tests.World;
using Orleans.Runtime;
using Orleans.TestingHost;

namespace Orleans.Embedded.Tests.Silos;

public class LostSiloTests
{
    private const int Grains = 40;

    internal interface IHome : IGrainWithIntegerKey
    {
        Task<string> SiloAsync();

        Task StopAt(string point);

        Task CallAfterAsync(string point, long other);
    }

    [Fact]
    public async Task Calls_that_a_killed_silo_held_fail_at_once_running_or_waiting()
    {
        await using var world = await EngineWorld.StartAsync(silos: 2);
        var (grain, silo) = await OnAsync(world, "Silo_1");
        var running = grain.StopAt("running");
        var waiting = grain.StopAt("waiting");
        await world.Probe.Noted("running");

        await world.Cluster.KillSiloAsync(silo);
        await Assert.ThrowsAsync<SiloUnavailableException>(() => running.Soon());
        await Assert.ThrowsAsync<SiloUnavailableException>(() => waiting.Soon());
        Assert.Equal("Silo_0", await grain.SiloAsync().Soon());
        world.Probe.Release("running");
        Assert.Equal(["running"], world.Probe.Notes);
    }

    [Fact]
    public async Task Code_of_a_killed_silo_that_runs_on_reaches_nobody()
    {
        await using var world = await EngineWorld.StartAsync(silos: 2);
        var (grain, silo) = await OnAsync(world, "Silo_1");
        var (other, _) = await OnAsync(world, "Silo_0");
        var call = grain.CallAfterAsync("zombie", other.GetPrimaryKeyLong());
        await world.Probe.Noted("zombie");

        await world.Cluster.KillSiloAsync(silo);
        await Assert.ThrowsAsync<SiloUnavailableException>(() => call.Soon());
        world.Probe.Release("zombie");
        await world.Probe.Noted(nameof(SiloUnavailableException));
        Assert.DoesNotContain("heard", world.Probe.Notes);
    }

    [Fact]
    public async Task A_call_finds_no_silo_when_there_is_none()
    {
        await using var world = await EngineWorld.StartAsync(silos: 1);
        await world.Cluster.KillSiloAsync(world.Cluster.Silos[0]);
        await Assert.ThrowsAsync<SiloUnavailableException>(() => world.Get<IHome>(1).SiloAsync().Soon());

        await world.Cluster.StartAdditionalSiloAsync();
        Assert.Equal("Silo_1", await world.Get<IHome>(1).SiloAsync().Soon());
    }

    [Fact]
    public async Task A_restarted_silo_has_its_old_name_and_a_new_address()
    {
        await using var world = await EngineWorld.StartAsync(silos: 2);
        var old = world.Cluster.Silos[1];
        var restarted = await world.Cluster.RestartSiloAsync(old);
        Assert.Equal(old.Name, restarted!.Name);
        Assert.NotEqual(old.SiloAddress, restarted.SiloAddress);
        Assert.Equal(2, world.Cluster.Silos.Count);
    }

    private static async Task<string[]> WhereAsync(EngineWorld world) =>
        await Task.WhenAll(Enumerable.Range(0, Grains).Select(key => world.Get<IHome>(key).SiloAsync())).Soon();

    private static async Task<(IHome Grain, InProcessSiloHandle Silo)> OnAsync(EngineWorld world, string silo)
    {
        var key = Array.IndexOf(await WhereAsync(world), silo);
        return (world.Get<IHome>(key), world.SiloOf(world.Get<IHome>(key)));
    }

    internal sealed class HomeGrain(Probe probe, ILocalSiloDetails silo) : Grain, IHome
    {
        public Task<string> SiloAsync() => Task.FromResult(silo.Name);

        public Task StopAt(string point) => probe.StopAt(point);

        public async Task CallAfterAsync(string point, long other)
        {
            await probe.StopAt(point);
            try
            {
                await GrainFactory.GetGrain<IHome>(other).SiloAsync();
                probe.Note("heard");
            }
            catch (Exception exception)
            {
                probe.Note(exception.GetType().Name);
            }
        }

        public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
        {
            probe.Note("deactivated");
            return Task.CompletedTask;
        }
    }
}
