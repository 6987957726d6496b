using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A grain or observer interface and how a reference to it is made.</summary>
/// <param name="type">The interface.</param>
/// <param name="name">Its name in other processes.</param>
/// <param name="create">Makes a reference.</param>
/// <param name="methods">The methods that a gateway serves; asked for only by one.</param>
public sealed class GrainInterface(
    Type type, string name, Func<GrainReferenceShared, IdSpan, GrainReference> create, Func<IReadOnlyList<GrainMethod>> methods)
{
    public Type Type { get; } = type;

    internal string Name { get; } = name;

    internal GrainInterfaceType InterfaceType { get; } = GrainInterfaceType.Create(type.FullName!);

    internal IReadOnlyList<GrainMethod> Methods => methods();

    internal GrainReference Create(GrainReferenceShared shared, IdSpan key) => create(shared, key);
}
