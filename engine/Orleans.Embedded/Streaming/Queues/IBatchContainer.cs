using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>One message of a queue: a batch of events of one stream.</summary>
public interface IBatchContainer
{
    StreamId StreamId { get; }

    StreamSequenceToken SequenceToken { get; }

    /// <summary>The events of type <typeparamref name="T"/>, in order.</summary>
    IEnumerable<Tuple<T, StreamSequenceToken>> GetEvents<T>();

    /// <summary>
    /// Puts the producer's request context in place for the delivery; false where the message carries none. The embedded engine
    /// has no request context and never calls it.
    /// </summary>
    bool ImportRequestContext();
}
