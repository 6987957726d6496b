namespace Orleans.Runtime.Messaging;

/// <summary>No gateway could be reached. What was to be called has not run.</summary>
public class ConnectionFailedException : OrleansException
{
    public ConnectionFailedException() { }

    public ConnectionFailedException(string message) : base(message) { }

    public ConnectionFailedException(string message, Exception innerException) : base(message, innerException) { }
}
