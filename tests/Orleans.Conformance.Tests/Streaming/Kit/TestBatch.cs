using Orleans.Providers.Streams.Common;
using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Conformance.Tests.Streaming.Kit;

/// <summary>One message of a <see cref="TestBroker"/>.</summary>
[GenerateSerializer, Immutable, Alias("orleans-conformance-tests.batch")]
internal sealed class TestBatch(StreamId streamId, long offset, object[] events) : IBatchContainer
{
    [Id(0)]
    private readonly StreamId _streamId = streamId;

    [Id(1)]
    private readonly long _offset = offset;

    [Id(2)]
    private readonly object[] _events = events;

    public long Offset => _offset;

    public StreamId StreamId => _streamId;

    public StreamSequenceToken SequenceToken => new EventSequenceTokenV2(_offset);

    public IEnumerable<Tuple<T, StreamSequenceToken>> GetEvents<T>() => _events.OfType<T>().Select((item, index) =>
        Tuple.Create<T, StreamSequenceToken>(item, new EventSequenceTokenV2(_offset, index)));

    public bool ImportRequestContext() => false;
}
