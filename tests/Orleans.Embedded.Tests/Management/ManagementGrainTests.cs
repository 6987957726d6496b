using Orleans.Concurrency;
using Orleans.Embedded.Tests.World;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Management;

public class ManagementGrainTests
{
    internal interface ICounted : IGrainWithIntegerKey
    {
        Task PingAsync();
    }

    [Fact]
    public async Task It_counts_the_silos_and_the_grains_on_them()
    {
        await using var world = await EngineWorld.StartAsync(silos: 2);
        await Task.WhenAll(Enumerable.Range(0, 30).Select(key => world.Get<ICounted>(key).PingAsync())).Soon();
        var management = world.Get<IManagementGrain>(0);

        var hosts = await management.GetHosts(onlyActive: true).Soon();
        Assert.Equal(world.Cluster.Silos.Select(silo => silo.SiloAddress).Order(), hosts.Keys.Order());
        Assert.All(hosts.Values, status => Assert.Equal(SiloStatus.Active, status));

        var counted = (await management.GetSimpleGrainStatistics().Soon()).Where(one => one.GrainType == typeof(CountedGrain).FullName).ToList();
        Assert.Equal(2, counted.Count);
        Assert.Equal(30, counted.Sum(one => one.ActivationCount));
        Assert.Equal(30, (await management.GetDetailedGrainStatistics([typeof(CountedGrain).FullName!]).Soon()).Length);
        Assert.Equal(31, await management.GetTotalActivationCount().Soon());
    }

    [Fact]
    public async Task It_tells_the_silos_by_name_and_where_a_grain_lives()
    {
        await using var world = await EngineWorld.StartAsync(silos: 2);
        var management = world.Get<IManagementGrain>(0);
        var grain = world.Get<ICounted>(7);

        var hosts = await management.GetDetailedHosts(onlyActive: true).Soon();
        var expected = world.Cluster.Silos.Select(silo => (silo.SiloAddress, silo.Name, SiloStatus.Active));
        Assert.Equal(expected.Order(), hosts.Select(host => (host.SiloAddress, host.SiloName, host.Status)).Order());

        Assert.Null(await management.GetActivationAddress(grain).AsTask().Soon());
        await grain.PingAsync().Soon();
        var one = Assert.Single(await management.GetDetailedGrainStatistics([typeof(CountedGrain).FullName!]).Soon());
        Assert.Equal(one.SiloAddress, await management.GetActivationAddress(grain).AsTask().Soon());
        await world.Cluster.DeactivateAsync(grain);
        Assert.Null(await management.GetActivationAddress(grain).AsTask().Soon());
    }

    [Fact]
    public async Task It_does_not_look_for_a_stateless_worker()
    {
        await using var world = await EngineWorld.StartAsync();
        var worker = world.Get<IWorker>(0);
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => world.Get<IManagementGrain>(0).GetActivationAddress(worker).AsTask().Soon());
    }

    internal interface IWorker : IGrainWithIntegerKey;

    [StatelessWorker]
    internal sealed class WorkerGrain : Grain, IWorker;

    internal sealed class CountedGrain : Grain, ICounted
    {
        public Task PingAsync() => Task.CompletedTask;
    }
}
