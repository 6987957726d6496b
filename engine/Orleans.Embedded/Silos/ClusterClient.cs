using Orleans.Embedded;

namespace Orleans.Runtime.Embedded;

/// <summary>Makes references; the factory of grains, hosts and clients alike.</summary>
internal sealed class ClusterClient(Silo silo) : IClusterClient
{
    private int _observers;

    public IServiceProvider ServiceProvider => silo.Services;

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey =>
        Get<TGrainInterface>(GrainIdKeyExtensions.CreateGuidKey(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey =>
        Get<TGrainInterface>(GrainIdKeyExtensions.CreateIntegerKey(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(primaryKey);
        return Get<TGrainInterface>(IdSpan.Create(primaryKey), grainClassNamePrefix);
    }

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId) where TGrainInterface : IAddressable =>
        (TGrainInterface)(object)silo.Cluster.GetReference(typeof(TGrainInterface), grainId);

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey) =>
        (IGrain)silo.Cluster.GetReference(grainInterfaceType, GrainIdKeyExtensions.CreateGuidKey(grainPrimaryKey), null);

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey) =>
        (IGrain)silo.Cluster.GetReference(grainInterfaceType, GrainIdKeyExtensions.CreateIntegerKey(grainPrimaryKey), null);

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) =>
        (IGrain)silo.Cluster.GetReference(grainInterfaceType, IdSpan.Create(grainPrimaryKey), null);

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        ArgumentNullException.ThrowIfNull(obj);
        if (silo.Cluster.Gateway is not null) throw new NotSupportedException("Observers cannot be called back through a gateway.");
        if (obj is GrainReference) throw new ArgumentException("Argument obj is already a grain reference.", nameof(obj));
        if (obj is IGrainBase) throw new ArgumentException("Argument must not be a grain class.", nameof(obj));
        var key = IdSpan.Create($"{silo.Address.ToParsableString()}+{Interlocked.Increment(ref _observers)}");
        var activation = silo.Cluster.Directory.GetOrAdd(new Activation(silo.Observers, key, obj));
        return GetGrain<TGrainObserverInterface>(activation.GrainId);
    }

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        if (obj is not GrainReference reference) throw new ArgumentException("Argument obj is not a grain reference.", nameof(obj));
        if (silo.Cluster.Directory.Find(reference.GrainId) is not { } activation) return;
        silo.Cluster.Directory.Remove(activation);
        activation.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "The observer was deleted."));
    }

    private TGrainInterface Get<TGrainInterface>(IdSpan key, string? classNamePrefix) =>
        (TGrainInterface)(object)silo.Cluster.GetReference(typeof(TGrainInterface), key, classNamePrefix);
}
