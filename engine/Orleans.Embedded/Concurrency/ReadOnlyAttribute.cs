namespace Orleans.Concurrency;

/// <summary>This method changes nothing, so it may interleave with other read-only methods.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;
