namespace Orleans;

/// <summary>Marks a message type. Inside one process messages travel by reference, so this and its siblings do nothing here.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class GenerateSerializerAttribute : Attribute
{
    public bool IncludePrimaryConstructorParameters { get; init; }
}
