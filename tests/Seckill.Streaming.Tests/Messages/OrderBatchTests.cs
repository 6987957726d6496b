using Orleans.Providers.Streams.Common;
using Seckill.Orders;
using Seckill.Streaming.Messages;

namespace Seckill.Streaming.Tests.Messages;

public sealed class OrderBatchTests
{
    [Fact]
    public void EventsComeInOrderWithTheMessagesPlaceAndTheirOwn()
    {
        OrderEvent[] events = [Some.Barrier(1), Some.Accepted(1), Some.Accepted(2)];
        var batch = new OrderBatch(OrderPartitions.StreamOf(2), events, new EventSequenceTokenV2(44));
        Assert.Equal(events, batch.GetEvents<OrderEvent>().Select(item => item.Item1));
        Assert.Equal([(44, 0), (44, 1), (44, 2)],
            batch.GetEvents<OrderEvent>().Select(item => (item.Item2.SequenceNumber, item.Item2.EventIndex)));
        Assert.Equal(events[1..], batch.GetEvents<OrderAccepted>().Select(item => item.Item1));
        Assert.Empty(batch.GetEvents<string>());
        Assert.Equal((44, OrderPartitions.StreamOf(2)), (batch.SequenceToken.SequenceNumber, batch.StreamId));
        Assert.False(batch.ImportRequestContext());
    }
}
