namespace Orleans.Embedded.Tests.Gateway;

/// <summary>A message of a type that others derive from.</summary>
internal record Box(int Size);
