namespace Orleans.Runtime;

/// <summary>The observer that was called has been deleted, or its silo or client is gone.</summary>
public sealed class ClientNotAvailableException : OrleansException
{
    internal ClientNotAvailableException(string message) : base(message) { }

    internal ClientNotAvailableException(string message, Exception innerException) : base(message, innerException) { }
}
