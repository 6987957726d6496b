namespace Seckill.Streaming.Messages;

/// <summary>A message of the order stream that cannot be written or read. The message says why, in one line.</summary>
public sealed class OrderMessageException : Exception
{
    public OrderMessageException(string message) : base(message) { }

    public OrderMessageException(string message, Exception innerException) : base(message, innerException) { }
}
