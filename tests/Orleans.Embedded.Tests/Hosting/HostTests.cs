using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Embedded.Tests.World;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Runtime.Embedded;

namespace Orleans.Embedded.Tests.Hosting;

public class HostTests
{
    internal interface IGreeter : IGrainWithStringKey
    {
        Task<string> GreetAsync();
    }

    [Fact]
    public async Task An_ordinary_host_is_a_cluster_of_one_silo()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(silo => silo.UseLocalhostClustering().Configure<SiloOptions>(options => options.SiloName = "alone"));
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);

        var grain = host.Services.GetRequiredService<IClusterClient>().GetGrain<IGreeter>("you");
        Assert.Equal("hello you", await grain.GreetAsync().Soon());
        Assert.Equal("alone", host.Services.GetRequiredService<ILocalSiloDetails>().Name);
        Assert.Equal("dev", host.Services.GetRequiredService<ILocalSiloDetails>().ClusterId);
        await host.StopAsync(TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<SiloUnavailableException>(() => grain.GreetAsync().Soon());
    }

    [Fact]
    public async Task Parts_start_before_startup_tasks_which_run_by_stage_and_may_call_grains()
    {
        await using (var world = await EngineWorld.StartAsync(configure: silo => silo
            .AddStartupTask((services, _) => NoteAsync(services, "active"))
            .AddStartupTask((services, _) => NoteAsync(services, "application"), ServiceLifecycleStage.ApplicationServices)
            .AddStartupTask<Greeting>()
            .ConfigureServices(services => services.AddSingleton<ISiloPart, Part>())))
        {
            Assert.Equal(["part starts", "application", "active", "hello you"], world.Probe.Notes);
            await world.Cluster.StopSiloAsync(world.Cluster.Silos[0]);
            Assert.Equal(["part stops, grain there: True", "grain ends"], world.Probe.Notes[4..]);
        }
    }

    [Fact]
    public async Task A_killed_silo_kills_its_parts()
    {
        await using var world = await EngineWorld.StartAsync(configure: silo =>
            silo.ConfigureServices(services => services.AddSingleton<ISiloPart, Part>()));
        await world.Cluster.KillSiloAsync(world.Cluster.Silos[0]);
        Assert.Equal(["part starts", "part is killed"], world.Probe.Notes);
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

    internal sealed class Part(Probe probe) : ISiloPart
    {
        private Silo? _silo;

        public Task StartAsync(Silo silo, CancellationToken ct)
        {
            _silo = silo;
            probe.Note("part starts");
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken ct)
        {
            probe.Note($"part stops, grain there: {_silo!.Activations().Count() == 1}");
            return Task.CompletedTask;
        }

        public void Kill() => probe.Note("part is killed");
    }

    internal sealed class GreeterGrain(IServiceProvider services) : Grain, IGreeter
    {
        public Task<string> GreetAsync() => Task.FromResult($"hello {this.GetPrimaryKeyString()}");

        public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
        {
            services.GetService<Probe>()?.Note("grain ends");
            return Task.CompletedTask;
        }
    }
}
