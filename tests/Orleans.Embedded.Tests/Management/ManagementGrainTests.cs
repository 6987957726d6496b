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

    internal sealed class CountedGrain : Grain, ICounted
    {
        public Task PingAsync() => Task.CompletedTask;
    }
}
