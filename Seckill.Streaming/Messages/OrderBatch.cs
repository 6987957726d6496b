using Orleans.Providers.Streams.Common;
using Orleans.Runtime;
using Orleans.Streams;
using Seckill.Orders;

namespace Seckill.Streaming.Messages;

/// <summary>One message of the order stream, as Orleans delivers it.</summary>
[GenerateSerializer, Immutable, Alias("seckill.order-batch")]
public sealed class OrderBatch(StreamId streamId, OrderEvent[] events, EventSequenceTokenV2 sequenceToken) : IBatchContainer
{
    [Id(0)]
    private readonly StreamId _streamId = streamId;

    [Id(1)]
    private readonly OrderEvent[] _events = events;

    [Id(2)]
    private readonly EventSequenceTokenV2 _sequenceToken = sequenceToken;

    public StreamId StreamId => _streamId;

    public StreamSequenceToken SequenceToken => _sequenceToken;

    public IEnumerable<Tuple<T, StreamSequenceToken>> GetEvents<T>() => _events
        .OfType<T>()
        .Select((item, index) => Tuple.Create<T, StreamSequenceToken>(item, _sequenceToken.CreateSequenceTokenForEvent(index)));

    /// <summary>Nothing of the producer's request goes along.</summary>
    public bool ImportRequestContext() => false;
}
