namespace Orleans.Embedded;

/// <summary>Names an assembly's <see cref="GrainManifest"/>.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class GrainManifestAttribute(Type manifest) : Attribute
{
    public Type Manifest { get; } = manifest;
}
