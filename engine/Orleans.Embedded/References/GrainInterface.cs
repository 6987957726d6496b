using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A grain or observer interface and how a reference to it is made.</summary>
public sealed class GrainInterface(Type type, Func<GrainReferenceShared, IdSpan, GrainReference> create)
{
    public Type Type { get; } = type;

    internal GrainInterfaceType InterfaceType { get; } = GrainInterfaceType.Create(type.FullName!);

    internal GrainReference Create(GrainReferenceShared shared, IdSpan key) => create(shared, key);
}
