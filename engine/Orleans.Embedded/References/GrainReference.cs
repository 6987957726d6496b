using Orleans.Embedded;

namespace Orleans.Runtime;

/// <summary>A grain or observer as its callers see it; the generator derives one class per interface. Equal when the grain is.</summary>
public class GrainReference : IAddressable, IEquatable<GrainReference>
{
    private readonly IdSpan _key;

    protected GrainReference(GrainReferenceShared shared, IdSpan key)
    {
        Shared = shared;
        _key = key;
    }

    public GrainId GrainId => new(Shared.GrainType, _key);

    public GrainInterfaceType InterfaceType => Shared.InterfaceType;

    internal GrainReferenceShared Shared { get; }

    public bool Equals(GrainReference? other) => other is not null && GrainId.Equals(other.GrainId);

    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    public override int GetHashCode() => GrainId.GetHashCode();

    public sealed override string ToString() => $"GrainReference:{GrainId}:{InterfaceType}";

    public static bool operator ==(GrainReference? reference1, GrainReference? reference2) =>
        reference1 is null ? reference2 is null : reference1.Equals(reference2);

    public static bool operator !=(GrainReference? reference1, GrainReference? reference2) => !(reference1 == reference2);

    internal static GrainReference Untyped(GrainReferenceShared shared, IdSpan key) => new(shared, key);

    protected Task Send(TaskRequest request)
    {
        Shared.Cluster.Send(Shared.GrainClass, GrainId, request);
        return request.Task;
    }

    protected Task<T> Send<T>(TaskRequest<T> request)
    {
        Shared.Cluster.Send(Shared.GrainClass, GrainId, request);
        return request.Task;
    }

    protected Task Send(OneWayRequest request)
    {
        Shared.Cluster.Send(Shared.GrainClass, GrainId, request);
        return Task.CompletedTask;
    }
}
