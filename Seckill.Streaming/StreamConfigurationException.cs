namespace Seckill.Streaming;

/// <summary>
/// The order stream cannot work as configured. The message says in one line what is wrong; the caller knows which key it was.
/// </summary>
public sealed class StreamConfigurationException : Exception
{
    public StreamConfigurationException(string message) : base(message) { }

    public StreamConfigurationException(string message, Exception innerException) : base(message, innerException) { }
}
