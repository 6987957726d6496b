using System.Collections.ObjectModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Runtime.Embedded;

namespace Orleans.TestingHost;

/// <summary>Several silos and a client in one process, so that a test can stop, kill and restart silos.</summary>
public sealed class InProcessTestCluster : IDisposable, IAsyncDisposable
{
    private readonly EmbeddedCluster _cluster = new();
    private readonly List<InProcessSiloHandle> _silos = [];
    private IHost? _clientHost;
    private int _startedSilos;

    internal InProcessTestCluster(InProcessTestClusterOptions options) => Options = options;

    public InProcessTestClusterOptions Options { get; }

    /// <summary>The silos that run, in the order of their start.</summary>
    public ReadOnlyCollection<InProcessSiloHandle> Silos
    {
        get
        {
            lock (_silos) return new List<InProcessSiloHandle>(_silos).AsReadOnly();
        }
    }

    public IClusterClient Client => _clientHost?.Services.GetRequiredService<IClusterClient>() ?? throw new InvalidOperationException(
        "The test cluster client is unavailable because the cluster has not been deployed or has been stopped.");

    /// <summary>The services of one silo; of the first, if none is named.</summary>
    public IServiceProvider GetSiloServiceProvider(SiloAddress? silo = null) =>
        (Silos.FirstOrDefault(handle => silo is null || handle.SiloAddress.Equals(silo))
            ?? throw new ArgumentException($"The provided silo address '{silo}' is unknown.", nameof(silo))).ServiceProvider;

    public bool TryGetGrainContext(
        GrainId grainId, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out IGrainContext? grainContext)
    {
        grainContext = _cluster.Directory.Find(grainId);
        return grainContext is not null;
    }

    public Task WaitForDeactivationAsync(GrainId grainId) => _cluster.Directory.Find(grainId)?.Deactivated ?? Task.CompletedTask;

    public Task WaitForDeactivationAsync(IAddressable grain) => WaitForDeactivationAsync(grain.GetGrainId());

    public async Task DeactivateAsync(GrainId grainId)
    {
        if (!TryGetGrainContext(grainId, out var context)) return;
        context.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, $"{nameof(DeactivateAsync)} was called."));
        await context.Deactivated.ConfigureAwait(false);
    }

    public Task DeactivateAsync(IAddressable grain) => DeactivateAsync(grain.GetGrainId());

    public async Task DeployAsync()
    {
        if (Silos.Count > 0) throw new InvalidOperationException("Cluster host already deployed.");
        try
        {
            await StartSilosAsync(Options.InitialSilosCount).ConfigureAwait(false);
            if (Options.InitializeClientOnDeploy) await InitializeClientAsync().ConfigureAwait(false);
        }
        catch
        {
            await StopAllSilosAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async Task<List<InProcessSiloHandle>> StartSilosAsync(int silosToStart)
    {
        // One after the other: which silo has which number, and so where a grain is placed, is then the same in every run.
        List<InProcessSiloHandle> started = [];
        for (var i = 0; i < silosToStart; i++) started.Add(await StartSiloAsync(_startedSilos++).ConfigureAwait(false));
        return started;
    }

    public async Task<InProcessSiloHandle> StartAdditionalSiloAsync() => (await StartSilosAsync(1).ConfigureAwait(false))[0];

    public async Task StopSiloAsync(InProcessSiloHandle instance) => await EndAsync(instance, stopGracefully: true).ConfigureAwait(false);

    /// <summary>
    /// Cuts the silo off without a word to its grains. What they were doing runs on, as it does in a process that the others have only
    /// lost sight of, but neither their calls nor their answers reach anybody.
    /// </summary>
    public async Task KillSiloAsync(InProcessSiloHandle instance) => await EndAsync(instance, stopGracefully: false).ConfigureAwait(false);

    /// <summary>Stops the silo and starts another one under its name.</summary>
    public async Task<InProcessSiloHandle?> RestartSiloAsync(InProcessSiloHandle instance)
    {
        if (instance is null) return null;
        await StopSiloAsync(instance).ConfigureAwait(false);
        return await StartSiloAsync(instance.InstanceNumber).ConfigureAwait(false);
    }

    public async Task StopSilosAsync()
    {
        foreach (var silo in Silos) await StopSiloAsync(silo).ConfigureAwait(false);
    }

    public async Task StopAllSilosAsync()
    {
        await StopClusterClientAsync().ConfigureAwait(false);
        await StopSilosAsync().ConfigureAwait(false);
    }

    public async Task InitializeClientAsync()
    {
        await StopClusterClientAsync().ConfigureAwait(false);
        var builder = NewHost();
        foreach (var configure in Options.ClientHostConfigurationDelegates) configure(builder);
        builder.UseOrleansClient(_ => { });
        AddCluster(builder, "Client");
        var host = builder.Build();
        await host.StartAsync().ConfigureAwait(false);
        _clientHost = host;
    }

    public async Task StopClusterClientAsync()
    {
        if (_clientHost is not { } host) return;
        _clientHost = null;
        await host.StopAsync().ConfigureAwait(false);
        await DisposeAsync(host).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync() => await StopAllSilosAsync().ConfigureAwait(false);

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static HostApplicationBuilder NewHost() => Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
    {
        EnvironmentName = Environments.Development,
        ApplicationName = "TestCluster",
        DisableDefaults = true,
    });

    private static async Task DisposeAsync(IHost host)
    {
        if (host is IAsyncDisposable disposable) await disposable.DisposeAsync().ConfigureAwait(false);
        else host.Dispose();
    }

    private async Task<InProcessSiloHandle> StartSiloAsync(int instanceNumber)
    {
        var options = new InProcessTestSiloSpecificOptions { SiloName = $"Silo_{instanceNumber}" };
        var builder = NewHost();
        foreach (var configure in Options.SiloHostConfigurationDelegates) configure(options, builder);
        builder.UseOrleans(_ => { });
        AddCluster(builder, options.SiloName);
        var host = builder.Build();
        try
        {
            await host.StartAsync().ConfigureAwait(false);
        }
        catch
        {
            host.Services.GetRequiredService<Silo>().Kill();
            await DisposeAsync(host).ConfigureAwait(false);
            throw;
        }

        var address = host.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress;
        var handle = new InProcessSiloHandle
        {
            Name = options.SiloName,
            InstanceNumber = (short)instanceNumber,
            SiloHost = host,
            SiloAddress = address,
            GatewayAddress = address,
        };
        lock (_silos) _silos.Add(handle);
        return handle;
    }

    private void AddCluster(HostApplicationBuilder builder, string name)
    {
        builder.Services.AddSingleton(_cluster);
        builder.Services.PostConfigure<SiloOptions>(silo => silo.SiloName = name);
        builder.Services.PostConfigure<ClusterOptions>(cluster =>
        {
            cluster.ClusterId = Options.ClusterId;
            cluster.ServiceId = Options.ServiceId;
        });
    }

    private async Task EndAsync(InProcessSiloHandle silo, bool stopGracefully)
    {
        lock (_silos) _silos.Remove(silo);
        try
        {
            await silo.StopSiloAsync(stopGracefully).ConfigureAwait(false);
        }
        finally
        {
            await silo.DisposeAsync().ConfigureAwait(false);
        }
    }
}
