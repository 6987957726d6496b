using Orleans.Providers.Streams.Common;
using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Embedded.Tests.Streaming;

/// <summary>One message of a <see cref="TestBroker"/>.</summary>
internal sealed class TestBatch(StreamId streamId, long offset, IReadOnlyList<object> events) : IBatchContainer
{
    public long Offset => offset;

    public StreamId StreamId => streamId;

    public StreamSequenceToken SequenceToken { get; } = new EventSequenceTokenV2(offset);

    public IEnumerable<Tuple<T, StreamSequenceToken>> GetEvents<T>() => events.OfType<T>().Select((item, index) =>
        Tuple.Create<T, StreamSequenceToken>(item, new EventSequenceTokenV2(offset, index)));

    public bool ImportRequestContext() => false;
}
