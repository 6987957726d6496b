using Microsoft.Extensions.Logging;
using Orleans.Streams;
using Seckill.Orders;
using Seckill.Streaming.Messages;

namespace Seckill.Streaming.Tests.Sql;

/// <summary>What the reader of a partition must know of SQL.</summary>
public sealed class SqlReadTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task AnAppendWakesTheReaderOfItsOwnPartitionOnly()
    {
        await using var world = await SqlWorld.StartAsync();
        var read = world.CreateReceiver(1).GetQueueMessagesAsync(10, Cancel.Token);
        await world.AppendAsync(2, Some.Accepted(1));
        Assert.False(read.IsCompleted);
        await world.AppendAsync(1, Some.Accepted(2));
        Assert.Equal([Some.Accepted(2)], (await read.WaitAsync(Patience, Cancel.Token)).Events());
    }

    [Fact]
    public async Task AReaderThatWaitsInVainComesBackEmpty()
    {
        await using var world = await SqlWorld.StartAsync();
        var read = world.CreateReceiver(1).GetQueueMessagesAsync(10, Cancel.Token);
        while (!read.IsCompleted)
        {
            world.Clock.Advance(StreamLimits.MaxReadWait);
            await Task.Yield();
        }

        Assert.Empty(await read);
    }

    [Fact]
    public async Task PositionsGoOnAfterTheTableWasEmpty()
    {
        await using var world = await SqlWorld.StartAsync();
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
    public async Task AReaderThatHasJustReadRestsSoThatSmallMessagesComeTogether()
    {
        await using var world = await SqlWorld.StartAsync(StreamLimits.ReadPause);
        var receiver = world.CreateReceiver(1);
        var first = receiver.GetQueueMessagesAsync(10, Cancel.Token);
        await world.AppendAsync(1, Some.Accepted(1));
        Assert.Equal([Some.Accepted(1)], (await first.WaitAsync(Patience, Cancel.Token)).Events()); // After a quiet time: at once.

        var second = receiver.GetQueueMessagesAsync(10, Cancel.Token);
        for (var i = 2; i <= 4; i++) await world.AppendAsync(1, Some.Accepted(i));
        world.Clock.Advance(StreamLimits.ReadPause - TimeSpan.FromTicks(1));
        Assert.False(second.IsCompleted);
        world.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(
            [Some.Accepted(2), Some.Accepted(3), Some.Accepted(4)], (await second.WaitAsync(Patience, Cancel.Token)).Events());
    }

    [Fact]
    public async Task AReadStopsAtItsBytesAndTheNextGoesOnThere()
    {
        await using var world = await SqlWorld.StartAsync();
        var receiver = world.CreateReceiver(1);
        var message = Enumerable.Range(1, StreamLimits.MaxEventsPerMessage).Select(i => (OrderEvent)Some.Accepted(i)).ToArray();
        var bytes = OrderEventCodec.Encode(message).Length;
        var fit = (StreamLimits.MaxBytesPerRead + bytes - 1) / bytes;
        Assert.InRange(fit, 2, StreamLimits.MaxMessagesPerRead - 1);
        for (var i = 0; i <= fit; i++) await world.AppendAsync(1, message);

        Assert.Equal(fit, (await receiver.GetQueueMessagesAsync(-1, Cancel.Token)).Count);
        Assert.Single(await receiver.GetQueueMessagesAsync(-1, Cancel.Token));
    }

    [Fact]
    public async Task ADeletionThatFailsIsTriedAgainWithTheNext()
    {
        await using var world = await SqlWorld.StartAsync();
        var receiver = world.CreateReceiver(1);
        for (var i = 1; i <= 3; i++) await world.AppendAsync(1, Some.Accepted(i));
        var messages = await receiver.GetQueueMessagesAsync(10, Cancel.Token);
        world.Database.WriteFaults.Enqueue(new IOException("Gone."));
        await receiver.DeliveredAsync([messages[0]]);
        Assert.Empty(world.Database.WriteFaults);
        for (var i = 0; i < 2; i++) await receiver.DeliveredAsync([messages[1], messages[2]]); // Twice is no error.
        Assert.Equal(0, await world.CountAsync("stream_messages"));
    }

    [Fact]
    public async Task IfPuttingAsideFailsNothingIsSkipped()
    {
        await using var world = await SqlWorld.StartAsync();
        var receiver = world.CreateReceiver(1);
        await world.AppendAsync(1, Some.Accepted(1));
        await world.Queue.AppendAsync(1, [9, 9]);
        await world.AppendAsync(1, Some.Accepted(2));
        world.Database.WriteFaults.Enqueue(new IOException("Gone."));
        await Assert.ThrowsAsync<IOException>(() => receiver.GetQueueMessagesAsync(10, Cancel.Token));
        Assert.Equal([Some.Accepted(1), Some.Accepted(2)], (await receiver.GetQueueMessagesAsync(10, Cancel.Token)).Events());
    }
}
