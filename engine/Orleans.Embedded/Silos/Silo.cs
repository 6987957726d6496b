using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Embedded;

namespace Orleans.Runtime.Embedded;

/// <summary>
/// A place where turns run. A silo joins the cluster and takes grains; a client is one that never joins, and holds observers only.
/// </summary>
internal sealed class Silo
{
    public static readonly GrainType ObserverType = GrainType.Create("sys.observer");

    private readonly ConcurrentDictionary<GrainClassInfo, GrainHost> _hosts = new();
    private readonly ConcurrentDictionary<GrainId, WorkerPool> _workers = new();
    private readonly CancellationTokenSource _stopped = new();
    private readonly CancellationTokenSource _killed = new();
    private readonly GrainCollectionOptions _collection;
    private readonly ILogger _logger;
    private volatile bool _isAlive = true;

    public Silo(IServiceProvider services, EmbeddedCluster cluster)
    {
        Services = services;
        Cluster = cluster;
        TimeProvider = services.GetRequiredService<TimeProvider>();
        Turns = services.GetRequiredService<TurnScheduler>();
        GrainFactory = new ClusterClient(this);
        _collection = services.GetRequiredService<IOptions<GrainCollectionOptions>>().Value;
        _logger = services.GetRequiredService<ILogger<Silo>>();

        var number = cluster.NextSiloNumber();
        Address = SiloAddress.New(IPAddress.Loopback, 0, number);
        Name = services.GetRequiredService<IOptions<SiloOptions>>().Value.SiloName ?? $"Silo_{number}";
        Observers = new GrainHost(this, grainClass: null, long.MaxValue);
        var messaging = services.GetRequiredService<IOptions<SiloMessagingOptions>>().Value;
        MailboxLimit = messaging.MaxEnqueuedRequestsHardLimit is var limit and > 0 ? limit : EngineLimits.MailboxRequests;
        Clock = new SiloClock(this, messaging.ResponseTimeout, _collection.CollectionQuantum);
    }

    public SiloAddress Address { get; }

    public string Name { get; }

    public IServiceProvider Services { get; }

    public EmbeddedCluster Cluster { get; }

    public IGrainFactory GrainFactory { get; }

    public TimeProvider TimeProvider { get; }

    public TurnScheduler Turns { get; }

    public SiloClock Clock { get; }

    public PendingCalls PendingCalls { get; } = new();

    public GrainHost Observers { get; }

    /// <summary>Held while an activation is placed here, and while the silo leaves, so that none is placed behind its back.</summary>
    public Lock Placing { get; } = new();

    public int MailboxLimit { get; }

    /// <summary>False once the silo is killed or has completed its stop.</summary>
    public bool IsAlive => _isAlive;

    /// <summary>Cancelled when the silo begins to stop, or is killed.</summary>
    public CancellationToken Stopped => _stopped.Token;

    /// <summary>Cancelled when the silo is killed, or its graceful stop has taken too long.</summary>
    public CancellationToken Killed => _killed.Token;

    public IReadOnlyList<GrainClassInfo> GrainClasses => [.. Cluster.Catalog.Classes];

    public GrainHost Host(GrainClassInfo grainClass) => _hosts.GetOrAdd(grainClass, static (info, silo) =>
    {
        var age = info.CollectionAge
            ?? (silo._collection.ClassSpecificCollectionAge.TryGetValue(info.Name, out var own) ? own : silo._collection.CollectionAge);
        return new GrainHost(silo, info, silo.Clock.Stamps(age));
    }, this);

    public WorkerPool Workers(GrainId grainId) => _workers.GetOrAdd(grainId, static (id, silo) =>
        new WorkerPool(silo.Host(silo.Cluster.Catalog.Class(id.Type)!), id.Key), this);

    /// <summary>The silo's activations, observers among them, in no order.</summary>
    public IEnumerable<Activation> Activations() => Cluster.Directory.On(this).Concat(Workers());

    /// <summary>Those of stateless workers, which are in no directory.</summary>
    public IEnumerable<Activation> Workers() => _workers.Values.SelectMany(pool => pool.All());

    /// <summary>Runs <paramref name="turn"/> on a grain, wherever it lives, as if it were one of its methods.</summary>
    public Task InvokeOnGrainAsync(GrainId target, Func<object, IGrainContext, Task> turn, bool alwaysInterleave = false)
    {
        var request = new DelegateRequest(turn, alwaysInterleave);
        Cluster.Send(Cluster.Catalog.Class(target.Type), target, request);
        return request.Task;
    }

    /// <summary>Lets the silo take grains.</summary>
    public void Join()
    {
        Clock.Start();
        Cluster.Join(this);
    }

    /// <summary>Takes no more grains, then deactivates those that it has; those that are not done by then are cut off.</summary>
    public async Task StopAsync(CancellationToken ct)
    {
        await _stopped.CancelAsync().ConfigureAwait(false);
        Cluster.Leave(this);
        var activations = Activations().OrderBy(activation => activation.GrainId).ToList(); // so that a simulation repeats
        var reason = new DeactivationReason(DeactivationReasonCode.ShuttingDown, $"{Name} is stopping.");
        foreach (var activation in activations) activation.Deactivate(reason, ct);
        using var late = new CancellationTokenSource(_collection.DeactivationTimeout, TimeProvider);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        try
        {
            await Task.WhenAll(activations.Select(activation => activation.Deactivated)).WaitAsync(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _logger.LogWarning("{Silo} stopped before all of its grains were deactivated.", Name);
        }

        Kill();
    }

    /// <summary>Cuts the silo off: its grains are gone, calls to them fail, what still runs reaches nobody.</summary>
    public void Kill()
    {
        if (!_isAlive) return;
        _isAlive = false;
        Clock.Dispose();
        Cluster.Leave(this);
        foreach (var activation in Cluster.Directory.On(this)) Cluster.Directory.Remove(activation);
        PendingCalls.Fail(request => request.Target!.Silo == this && !request.Target.HasEnded
            ? new SiloUnavailableException($"{Name} went down while it held {request.Name} to {request.Target.GrainId}.")
            : null);
        _stopped.Cancel();
        _killed.Cancel();
    }

    public void LogDropped(Request request, Exception exception) => _logger.LogWarning(
        exception, "{Request} on {Grain} failed, and nobody waits for its answer.", request.Name, request.Target!.GrainId);

    public void LogFault(GrainId grainId, string during, Exception exception) =>
        _logger.LogError(exception, "{Grain} threw during {Step}.", grainId, during);
}
