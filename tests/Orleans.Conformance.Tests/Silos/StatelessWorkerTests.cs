using Orleans.Concurrency;
using Orleans.Conformance.Tests.World;

namespace Orleans.Conformance.Tests.Silos;

public class StatelessWorkerTests
{
    internal interface IWorker : IGrainWithIntegerKey
    {
        Task<Guid> StopAt(string point);

        Task<Guid> ExtendAsync();
    }

    internal interface ISingleWorker : IGrainWithIntegerKey
    {
        Task<Guid> StopAt(string point);
    }

    internal interface IBoss : IGrainWithIntegerKey
    {
        Task<(string Own, string Workers)> SilosAsync();
    }

    internal interface ILocalWorker : IGrainWithIntegerKey
    {
        Task<string> SiloAsync();
    }

    [Fact]
    public async Task Up_to_the_maximum_of_workers_serve_at_once()
    {
        await using var world = await TestWorld.StartAsync();
        var grain = world.Get<IWorker>(0);
        var one = grain.StopAt("one");
        var two = grain.StopAt("two");
        await world.Probe.Noted("one");
        await world.Probe.Noted("two");
        var three = grain.StopAt("three");

        world.Probe.Release("one");
        world.Probe.Release("three");
        world.Probe.Release("two");
        var ids = await Task.WhenAll(one, two, three).Soon();
        Assert.Equal(2, ids.Distinct().Count());
    }

    [Fact]
    public async Task A_single_worker_serves_one_after_the_other()
    {
        await using var world = await TestWorld.StartAsync();
        var one = world.Get<ISingleWorker>(0).StopAt("one");
        await world.Probe.Noted("one");
        world.Probe.Release("two");
        var two = world.Get<ISingleWorker>(0).StopAt("two");
        await world.Get<IWorker>(0).ExtendAsync().Soon();
        Assert.Equal(["one"], world.Probe.Notes);

        world.Probe.Release("one");
        Assert.Equal(await one.Soon(), await two.Soon());
    }

    [Fact]
    public async Task An_idle_worker_is_used_before_a_new_one_is_made()
    {
        await using var world = await TestWorld.StartAsync();
        var first = await world.Get<IWorker>(0).ExtendAsync().Soon();
        Assert.Equal(first, await world.Get<IWorker>(0).ExtendAsync().Soon());
    }

    [Fact]
    public async Task A_grain_is_served_by_the_workers_of_its_own_silo()
    {
        await using var world = await TestWorld.StartAsync(silos: 3);
        for (var key = 0; key < 10; key++)
        {
            var (own, workers) = await world.Get<IBoss>(key).SilosAsync().Soon();
            Assert.Equal(own, workers);
        }
    }

    [StatelessWorker(2)]
    internal sealed class WorkerGrain(Probe probe) : Grain, IWorker
    {
        private readonly Guid _id = Guid.NewGuid();

        public async Task<Guid> StopAt(string point)
        {
            await probe.StopAt(point);
            return _id;
        }

        public Task<Guid> ExtendAsync() => Task.FromResult(_id);
    }

    [StatelessWorker(1)]
    internal sealed class SingleWorkerGrain(Probe probe) : Grain, ISingleWorker
    {
        private readonly Guid _id = Guid.NewGuid();

        public async Task<Guid> StopAt(string point)
        {
            await probe.StopAt(point);
            return _id;
        }
    }

    internal sealed class BossGrain(Orleans.Runtime.ILocalSiloDetails silo) : Grain, IBoss
    {
        public async Task<(string Own, string Workers)> SilosAsync() => (silo.Name, await GrainFactory.GetGrain<ILocalWorker>(0).SiloAsync());
    }

    [StatelessWorker]
    internal sealed class LocalWorkerGrain(Orleans.Runtime.ILocalSiloDetails silo) : Grain, ILocalWorker
    {
        public Task<string> SiloAsync() => Task.FromResult(silo.Name);
    }
}
