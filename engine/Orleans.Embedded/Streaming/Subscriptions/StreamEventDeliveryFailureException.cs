using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>Tells a consumer that events for it were dropped, after they had been tried for as long as allowed.</summary>
public sealed class StreamEventDeliveryFailureException : OrleansException
{
    public StreamEventDeliveryFailureException()
    {
    }

    public StreamEventDeliveryFailureException(string message) : base(message)
    {
    }

    public StreamEventDeliveryFailureException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
