namespace Orleans.Runtime;

/// <summary>Which record a persistent state is, and where it is kept.</summary>
public interface IPersistentStateConfiguration
{
    string StateName { get; }

    /// <summary>The name of the grain storage; null for the default one.</summary>
    string? StorageName { get; }
}
