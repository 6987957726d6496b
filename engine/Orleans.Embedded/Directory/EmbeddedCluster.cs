using System.Collections.Concurrent;
using System.Collections.Immutable;
using Orleans.Embedded;

namespace Orleans.Runtime.Embedded;

/// <summary>The silos of this process: who is there, which grain lives where, and how a request finds it.</summary>
internal sealed class EmbeddedCluster
{
    private readonly ConcurrentDictionary<Type, GrainReferenceShared> _defaults = new();
    private readonly ConcurrentDictionary<(Type, GrainType), GrainReferenceShared> _shared = new();
    private readonly Lock _membership = new();
    private ImmutableArray<Silo> _liveSilos = [];
    private int _siloNumbers;

    /// <summary>Raised after <see cref="LiveSilos"/> has changed, on the thread that changed it.</summary>
    public event Action? MembershipChanged;

    /// <summary>Silos that take new activations, in the order in which they joined.</summary>
    public ImmutableArray<Silo> LiveSilos => _liveSilos;

    /// <summary>How a client of another process's cluster calls; null in that of a silo. Such a client's own cluster is empty.</summary>
    public GatewayClient? Gateway { get; set; }

    public GrainDirectory Directory { get; } = new();

    public GrainCatalog Catalog { get; } = GrainCatalog.Load();

    public int NextSiloNumber() => Interlocked.Increment(ref _siloNumbers);

    public void Join(Silo silo)
    {
        lock (_membership) _liveSilos = _liveSilos.Add(silo);
        MembershipChanged?.Invoke();
    }

    /// <summary>When this returns, the silo gets no more activations.</summary>
    public void Leave(Silo silo)
    {
        lock (silo.Placing)
        lock (_membership)
        {
            if (!_liveSilos.Contains(silo)) return;
            _liveSilos = _liveSilos.Remove(silo);
        }

        MembershipChanged?.Invoke();
    }

    /// <summary>Sends a request on its way; whatever stops it is what its task ends with.</summary>
    public void Send(GrainClassInfo? grainClass, GrainId target, Request request)
    {
        if (RuntimeContext.Current is Activation { Silo.IsAlive: false } caller)
        {
            request.TryFail(new SiloUnavailableException($"{caller.Silo.Name} was killed while it called {target}."));
            return;
        }

        var token = request.CancelledBy;
        if (token.CanBeCanceled)
        {
            if (token.IsCancellationRequested)
            {
                request.TryCancel(token);
                return;
            }

            request.Cancellation = new CallCancellation(request);
            request.Cancellation.Listen();
        }

        Route(grainClass, target, request);
    }

    /// <summary>Brings a request to the mailbox of its grain's activation, making one if there is none.</summary>
    public void Route(GrainClassInfo? grainClass, GrainId target, Request request)
    {
        try
        {
            if (Directory.Find(target) is { } activation) activation.Enqueue(request);
            else if (Gateway is { } gateway) gateway.Send(target, request);
            else Place(grainClass, target).Enqueue(request);
        }
        catch (OrleansException exception)
        {
            request.TryFail(exception);
        }
    }

    /// <summary>The reference of the interface's only implementation.</summary>
    public GrainReference GetReference(Type grainInterface, IdSpan key, string? classNamePrefix)
    {
        var entry = Catalog.Interface(grainInterface);
        if (Gateway is { } gateway) return entry.Create(Shared(grainInterface, gateway.GrainTypeOf(entry, classNamePrefix)), key);
        if (classNamePrefix is not null)
            return GetReference(grainInterface, new GrainId(Catalog.Implementation(grainInterface, classNamePrefix).GrainType, key));

        var shared = _defaults.GetOrAdd(grainInterface, static (type, cluster) =>
            cluster.Shared(type, cluster.Catalog.Implementation(type, null).GrainType), this);
        return entry.Create(shared, key);
    }

    public GrainReference GetReference(Type grainInterface, GrainId grainId) =>
        Catalog.Interface(grainInterface).Create(Shared(grainInterface, grainId.Type), grainId.Key);

    private GrainReferenceShared Shared(Type grainInterface, GrainType grainType) => _shared.GetOrAdd(
        (grainInterface, grainType),
        static (key, cluster) => new GrainReferenceShared(
            cluster, key.Item2, cluster.Catalog.Interface(key.Item1).InterfaceType, cluster.Catalog.Class(key.Item2)),
        this);

    private Activation Place(GrainClassInfo? grainClass, GrainId target)
    {
        if (grainClass is null)
        {
            throw target.Type == Silo.ObserverType
                ? new ClientNotAvailableException($"The observer {target} was deleted, or its silo or client is gone.")
                : new OrleansMessageRejectionException($"No grain class has the type of {target}.");
        }

        while (true)
        {
            var silos = LiveSilos;
            if (silos.IsEmpty) throw new SiloUnavailableException($"No silo is up that could take {target}.");
            var isStateless = grainClass.MaxLocalWorkers > 0;
            var silo = isStateless && RuntimeContext.Current is Activation caller && silos.Contains(caller.Silo)
                ? caller.Silo
                : silos[(int)(target.GetUniformHashCode() % (uint)silos.Length)];
            lock (silo.Placing)
            {
                if (!LiveSilos.Contains(silo)) continue;
                return isStateless
                    ? silo.Workers(target).Next()
                    : Directory.GetOrAdd(new Activation(silo.Host(grainClass), target.Key));
            }
        }
    }
}
