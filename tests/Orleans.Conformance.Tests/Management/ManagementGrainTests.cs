using Orleans.Concurrency;
using Orleans.Conformance.Tests.World;
using Orleans.Runtime;

namespace Orleans.Conformance.Tests.Management;

public class ManagementGrainTests
{
    private const int Grains = 30;

    internal interface ICounted : IGrainWithIntegerKey
    {
        Task PingAsync();
    }

    [Fact]
    public async Task It_knows_the_silos_and_counts_the_grains()
    {
        await using var world = await TestWorld.StartAsync(silos: 2);
        await Task.WhenAll(Enumerable.Range(0, Grains).Select(key => world.Get<ICounted>(key).PingAsync())).Soon();
        var management = world.Get<IManagementGrain>(0);

        var hosts = await management.GetHosts(onlyActive: true).Soon();
        Assert.Equal(world.Cluster.Silos.Select(silo => silo.SiloAddress).Order(), hosts.Keys.Order());
        Assert.All(hosts.Values, status => Assert.Equal(SiloStatus.Active, status));

        // Orleans counts for the whole process, which all silos of a test share; so there may be more.
        var name = $"{typeof(CountedGrain).FullName},{typeof(CountedGrain).Assembly.GetName().Name}";
        var counted = (await management.GetSimpleGrainStatistics().Soon()).Where(one => one.GrainType == name).ToList();
        Assert.True(counted.Sum(one => one.ActivationCount) >= Grains);
        Assert.All(counted, one => Assert.Contains(one.SiloAddress, hosts.Keys));
        Assert.True(await management.GetTotalActivationCount().Soon() > Grains);

        var type = world.Get<ICounted>(0).GetGrainId().Type;
        var detailed = (await management.GetDetailedGrainStatistics().Soon()).Where(one => one.GrainId.Type == type).ToList();
        Assert.Equal(Grains, detailed.Select(one => one.GrainId).Distinct().Count());
        Assert.Equal(2, detailed.Select(one => one.SiloAddress).Distinct().Count());
    }

    [Fact]
    public async Task It_tells_the_silos_by_name_and_where_a_grain_lives()
    {
        await using var world = await TestWorld.StartAsync(silos: 2);
        var management = world.Get<IManagementGrain>(0);
        var grain = world.Get<ICounted>(7);
        var hosts = await management.GetDetailedHosts(onlyActive: true).Soon();
        var expected = world.Cluster.Silos.Select(silo => (silo.SiloAddress, silo.Name, SiloStatus.Active));
        Assert.Equal(expected.Order(), hosts.Select(host => (host.SiloAddress, host.SiloName, host.Status)).Order());

        Assert.Null(await management.GetActivationAddress(grain).AsTask().Soon());
        await grain.PingAsync().Soon();
        var one = (await management.GetDetailedGrainStatistics().Soon()).Single(one => one.GrainId == grain.GetGrainId());
        Assert.Equal(one.SiloAddress, await management.GetActivationAddress(grain).AsTask().Soon());
    }

    [Fact]
    public async Task It_does_not_look_for_a_stateless_worker()
    {
        await using var world = await TestWorld.StartAsync();
        var worker = world.Get<IUncounted>(0);
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => world.Get<IManagementGrain>(0).GetActivationAddress(worker).AsTask().Soon());
    }

    internal interface IUncounted : IGrainWithIntegerKey;

    [StatelessWorker]
    internal sealed class UncountedGrain : Grain, IUncounted;

    internal sealed class CountedGrain : Grain, ICounted
    {
        public Task PingAsync() => Task.CompletedTask;
    }
}
