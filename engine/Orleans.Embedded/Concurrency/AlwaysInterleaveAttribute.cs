namespace Orleans.Concurrency;

/// <summary>This method may interleave with any other request, and holds none up.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;
