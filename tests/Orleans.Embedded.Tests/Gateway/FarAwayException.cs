namespace Orleans.Embedded.Tests.Gateway;

/// <summary>An exception that only the silo's process knows.</summary>
internal sealed class FarAwayException(string message) : Exception(message);
