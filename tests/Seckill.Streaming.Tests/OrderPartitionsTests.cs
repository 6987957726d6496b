using Orleans.Runtime;
using Seckill.Orders;

namespace Seckill.Streaming.Tests;

public sealed class OrderPartitionsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(256)]
    public void EveryStreamHasAQueueOfItsOwn(int count)
    {
        var partitions = new OrderPartitions(count);
        var queues = partitions.GetAllQueues().ToList();
        Assert.Equal(count, queues.Distinct().Count());
        Assert.Equal(count, queues.Select(queue => queue.GetUniformHashCode()).Distinct().Count());
        for (var i = 0; i < count; i++)
        {
            var stream = StreamId.Create(OrderStreams.Namespace, (long)i);
            Assert.Equal(OrderPartitions.StreamOf(i), stream);
            Assert.Equal(queues[i], partitions.GetQueueForStream(stream));
            Assert.Equal((i, i), (OrderPartitions.PartitionOf(queues[i]), partitions.PartitionOf(stream)));
        }
    }

    [Theory]
    [InlineData("orders", "4")]
    [InlineData("orders", "-1")]
    [InlineData("orders", "x")]
    [InlineData("orders", " 1")]
    [InlineData("orders", "99999999999999999999")]
    [InlineData("others", "1")]
    [InlineData(null, "1")]
    public void AStreamThatIsNotOursIsNamed(string? ns, string key)
    {
        var error = Assert.Throws<ArgumentException>(() => new OrderPartitions(4).GetQueueForStream(StreamId.Create(ns!, key)));
        Assert.Contains("orders/0 to orders/3", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void ThereIsAtLeastOnePartition(int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new OrderPartitions(count));
}
