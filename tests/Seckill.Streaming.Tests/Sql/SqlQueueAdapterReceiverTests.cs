using Microsoft.Extensions.Logging;
using Orleans.Streams;
using Seckill.Orders;

namespace Seckill.Streaming.Tests.Sql;

public sealed class SqlQueueAdapterReceiverTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task MessagesComeInTheOrderOfTheirAppendsEachPartitionsOwn()
    {
        await using var world = await StreamWorld.CreateAsync();
        for (var i = 1; i <= 40; i++) await world.AppendAsync(i % 2, Some.Accepted(i));
        foreach (var partition in (int[])[0, 1])
        {
            var receiver = world.CreateReceiver(partition);
            var read = new List<IBatchContainer>();
            while (read.Count < 20) read.AddRange(await receiver.GetQueueMessagesAsync(7, Cancel.Token));
            Assert.Equal(Enumerable.Range(1, 40).Where(i => i % 2 == partition).Select(i => (OrderEvent)Some.Accepted(i)),
                read.Events());
            Assert.All(read, message => Assert.Equal(OrderPartitions.StreamOf(partition), message.StreamId));
            Assert.All(read.Zip(read.Skip(1)),
                pair => Assert.True(pair.Second.SequenceToken.CompareTo(pair.First.SequenceToken) > 0));
        }
    }

    [Theory]
    [InlineData(-1, StreamLimits.MaxMessagesPerRead)]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(int.MaxValue, StreamLimits.MaxMessagesPerRead)]
    public async Task AReadBringsNoMoreThanIsAskedForAndNoMoreThanItsBound(int asked, int expected)
    {
        await using var world = await StreamWorld.CreateAsync();
        for (var i = 0; i <= StreamLimits.MaxMessagesPerRead; i++) await world.AppendAsync(1, Some.Accepted(i));
        Assert.Equal(expected, (await world.CreateReceiver(1).GetQueueMessagesAsync(asked, Cancel.Token)).Count);
    }

    [Fact]
    public async Task AnAppendWakesTheReaderThatWaits()
    {
        await using var world = await StreamWorld.CreateAsync();
        var receiver = world.CreateReceiver(1);
        for (var i = 1; i <= 100; i++)
        {
            var read = receiver.GetQueueMessagesAsync(10, Cancel.Token);
            await world.AppendAsync(1, Some.Accepted(i));
            Assert.Equal([Some.Accepted(i)], (await read.WaitAsync(Patience, Cancel.Token)).Events());
        }
    }

    [Fact]
    public async Task AnAppendToAnotherPartitionDoesNot()
    {
        await using var world = await StreamWorld.CreateAsync();
        var read = world.CreateReceiver(1).GetQueueMessagesAsync(10, Cancel.Token);
        await world.AppendAsync(2, Some.Accepted(1));
        Assert.False(read.IsCompleted);
        await world.AppendAsync(1, Some.Accepted(2));
        Assert.Equal([Some.Accepted(2)], (await read.WaitAsync(Patience, Cancel.Token)).Events());
    }

    [Fact]
    public async Task AReaderThatWaitsInVainComesBackEmpty()
    {
        await using var world = await StreamWorld.CreateAsync();
        var read = world.CreateReceiver(1).GetQueueMessagesAsync(10, Cancel.Token);
        while (!read.IsCompleted)
        {
            world.Clock.Advance(StreamLimits.MaxReadWait);
            await Task.Yield();
        }

        Assert.Empty(await read);
    }

    [Fact]
    public async Task TheEndAndACancellationWakeTheReaderAtOnce()
    {
        await using var world = await StreamWorld.CreateAsync();
        var receiver = world.CreateReceiver(1);
        using var cancellation = new CancellationTokenSource();
        var cancelled = receiver.GetQueueMessagesAsync(10, cancellation.Token);
        await cancellation.CancelAsync();
        Assert.Empty(await cancelled.WaitAsync(Patience, Cancel.Token));

        var ended = receiver.GetQueueMessagesAsync(10, Cancel.Token);
        await receiver.Shutdown(Patience);
        Assert.Empty(await ended.WaitAsync(Patience, Cancel.Token));
        await world.AppendAsync(1, Some.Accepted(1));
        Assert.Empty(await receiver.GetQueueMessagesAsync(10, Cancel.Token));
    }

    [Fact]
    public async Task I2_AfterARestartWhatWasNotDeletedComesAgainInOrder()
    {
        await using var world = await StreamWorld.CreateAsync();
        for (var i = 1; i <= 10; i++) await world.AppendAsync(1, Some.Accepted(i));
        var receiver = world.CreateReceiver(1);
        var messages = await receiver.GetQueueMessagesAsync(10, Cancel.Token);
        await StreamWorld.DeliveredAsync(receiver, [.. messages.Where((_, index) => index is not (2 or 7))]);
        await world.AppendAsync(1, Some.Accepted(11));

        for (var i = 0; i < 2; i++)
        {
            await world.ReopenAsync();
            var again = await world.CreateReceiver(1).GetQueueMessagesAsync(10, Cancel.Token);
            Assert.Equal([Some.Accepted(3), Some.Accepted(8), Some.Accepted(11)], again.Events());
            Assert.Equal(messages[2].SequenceToken, again[0].SequenceToken);
        }
    }

    [Fact]
    public async Task PositionsGoOnAfterTheTableWasEmpty()
    {
        await using var world = await StreamWorld.CreateAsync();
        var receiver = world.CreateReceiver(1);
        await world.AppendAsync(1, Some.Accepted(1));
        var first = await receiver.GetQueueMessagesAsync(10, Cancel.Token);
        await world.Queue.DeleteAsync(1, [first[0].SequenceToken.SequenceNumber]);
        Assert.Equal(0, await world.CountAsync("stream_messages"));
        await world.AppendAsync(1, Some.Accepted(2));
        var second = await receiver.GetQueueMessagesAsync(10, Cancel.Token);
        Assert.Equal([Some.Accepted(2)], second.Events());
        Assert.True(second[0].SequenceToken.CompareTo(first[0].SequenceToken) > 0);
    }

    [Fact]
    public async Task ADeletionThatFailsIsTriedAgainWithTheNext()
    {
        await using var world = await StreamWorld.CreateAsync();
        var receiver = world.CreateReceiver(1);
        for (var i = 1; i <= 3; i++) await world.AppendAsync(1, Some.Accepted(i));
        var messages = await receiver.GetQueueMessagesAsync(10, Cancel.Token);
        world.Database.WriteFaults.Enqueue(new IOException("Gone."));
        await StreamWorld.DeliveredAsync(receiver, [messages[0]]);
        Assert.Empty(world.Database.WriteFaults);
        for (var i = 0; i < 2; i++) await StreamWorld.DeliveredAsync(receiver, [messages[1], messages[2]]); // Twice is no error.
        Assert.Equal(0, await world.CountAsync("stream_messages"));
    }

    [Fact]
    public async Task AMessageThatCannotBeReadIsPutAsideLoudlyAndTheOthersGoOn()
    {
        await using var world = await StreamWorld.CreateAsync();
        await world.Queue.AppendAsync(1, [9, 9]);
        for (var i = 0; i < 2 * StreamLimits.MaxMessagesPerRead; i++) await world.Queue.AppendAsync(1, [1, 200, 1]);
        await world.AppendAsync(1, Some.Accepted(1));

        for (var i = 0; i < 2; i++)
        {
            var messages = await world.CreateReceiver(1).GetQueueMessagesAsync(10, Cancel.Token);
            Assert.Equal([Some.Accepted(1)], messages.Events());
        }

        Assert.Equal(1 + (2 * StreamLimits.MaxMessagesPerRead), await world.CountAsync("stream_dead_letters"));
        Assert.Equal(1, await world.CountAsync("stream_messages"));
        const string First = "stream_dead_letters WHERE payload = x'0909' AND partition_id = 1 AND reason LIKE '%version is 9%'";
        Assert.Equal(1, await world.CountAsync(First));
        Assert.Equal(1 + (2 * StreamLimits.MaxMessagesPerRead), world.Log.Lines.Count(line => line.Level == LogLevel.Critical));
    }

    [Fact]
    public async Task IfPuttingAsideFailsNothingIsSkipped()
    {
        await using var world = await StreamWorld.CreateAsync();
        var receiver = world.CreateReceiver(1);
        await world.AppendAsync(1, Some.Accepted(1));
        await world.Queue.AppendAsync(1, [9, 9]);
        await world.AppendAsync(1, Some.Accepted(2));
        world.Database.WriteFaults.Enqueue(new IOException("Gone."));
        await Assert.ThrowsAsync<IOException>(() => receiver.GetQueueMessagesAsync(10, Cancel.Token));
        Assert.Equal([Some.Accepted(1), Some.Accepted(2)], (await receiver.GetQueueMessagesAsync(10, Cancel.Token)).Events());
    }

    /// <summary>Several producers, a reader beside them: nothing is missed, doubled, or out of a producer's order.</summary>
    [Fact]
    public async Task I2_NothingIsMissedWhileManyAppend()
    {
        const int Producers = 8;
        const int Each = 50;
        await using var world = await StreamWorld.CreateAsync();
        var receiver = world.CreateReceiver(1);
        var appends = Task.WhenAll(Enumerable.Range(0, Producers).Select(async producer =>
        {
            for (var i = 0; i < Each; i++) await world.AppendAsync(1, Some.Accepted((producer * 1_000) + i));
        }));
        var read = new List<int>();
        while (read.Count < Producers * Each)
        {
            var messages = await receiver.GetQueueMessagesAsync(-1, Cancel.Token).WaitAsync(Patience, Cancel.Token);
            read.AddRange(messages.Events().Select(item => ((OrderAccepted)item).Order.Id.Sequence));
            await receiver.MessagesDeliveredAsync(messages, Cancel.Token);
        }

        await appends;
        await receiver.Shutdown(Patience);
        Assert.All(read.GroupBy(sequence => sequence / 1_000),
            group => Assert.Equal(Enumerable.Range(group.Key * 1_000, Each), group));
        Assert.Equal(0, await world.CountAsync("stream_messages"));
    }
}
