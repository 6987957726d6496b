namespace Orleans;

/// <summary>Names a referenced assembly with grains. The generator adds it, so that start-up finds grains nobody has touched yet.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ApplicationPartAttribute(string assemblyName) : Attribute
{
    public string AssemblyName { get; } = assemblyName;
}
