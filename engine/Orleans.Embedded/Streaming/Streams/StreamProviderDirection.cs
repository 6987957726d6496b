namespace Orleans.Streams;

/// <summary>Which ways a queue adapter works.</summary>
public enum StreamProviderDirection
{
    None,
    ReadOnly,
    WriteOnly,
    ReadWrite,
}
