using Microsoft.Extensions.DependencyInjection;
using Orleans.Conformance.Tests.World;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.Conformance.Tests.Hosting;

public class StartupTests
{
    internal interface IGreeter : IGrainWithStringKey
    {
        Task<string> GreetAsync();
    }

    [Fact]
    public async Task Startup_tasks_run_by_stage_may_call_grains_and_are_done_when_the_silo_has_started()
    {
        await using var world = await TestWorld.StartAsync(configure: silo => silo
            .AddStartupTask<Greeting>()
            .AddStartupTask((services, _) => NoteAsync(services, "application"), ServiceLifecycleStage.ApplicationServices));
        Assert.Equal(["application", "hello you"], world.Probe.Notes);
    }

    [Fact]
    public async Task A_startup_task_that_throws_stops_the_start()
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(() =>
            TestWorld.StartAsync(configure: silo => silo.AddStartupTask((_, _) => throw new FormatException("not so"))));
        Assert.Contains("not so", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_of_a_silo_has_a_client_and_the_silo_by_name_and_address()
    {
        await using var world = await TestWorld.StartAsync();
        var silo = Assert.Single(world.Cluster.Silos);
        Assert.Equal("hello me", await silo.ServiceProvider.GetRequiredService<IClusterClient>().GetGrain<IGreeter>("me").GreetAsync().Soon());
        Assert.Equal("hello me", await silo.ServiceProvider.GetRequiredService<IGrainFactory>().GetGrain<IGreeter>("me").GreetAsync().Soon());
        Assert.Equal(silo.SiloAddress, silo.ServiceProvider.GetRequiredService<ILocalSiloDetails>().SiloAddress);
        Assert.Equal(silo.Name, silo.ServiceProvider.GetRequiredService<ILocalSiloDetails>().Name);
    }

    private static Task NoteAsync(IServiceProvider services, string note)
    {
        services.GetRequiredService<Probe>().Note(note);
        return Task.CompletedTask;
    }

    internal sealed class Greeting(IGrainFactory grains, Probe probe) : IStartupTask
    {
        public async Task Execute(CancellationToken cancellationToken) => probe.Note(await grains.GetGrain<IGreeter>("you").GreetAsync());
    }

    internal sealed class GreeterGrain : Grain, IGreeter
    {
        public Task<string> GreetAsync() => Task.FromResult($"hello {this.GetPrimaryKeyString()}");
    }
}
