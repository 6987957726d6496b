using Orleans.Runtime;

namespace Orleans;

/// <summary>Names a grain class in grain ids; without it, the class's name in lower case, less a final "Grain".</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class GrainTypeAttribute(string grainType) : Attribute
{
    internal GrainType Type { get; } = GrainType.Create(grainType);
}
