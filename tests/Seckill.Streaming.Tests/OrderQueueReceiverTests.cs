using Orleans.Streams;
using Seckill.Orders;

namespace Seckill.Streaming.Tests;

/// <summary>What the reader of a partition can rely on.</summary>
public abstract class OrderQueueReceiverTests<TWorld> where TWorld : IOrderQueueWorld, new()
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task MessagesComeInTheOrderOfTheirAppendsEachPartitionsOwn()
    {
        await using var world = new TWorld();
        await world.CreateAsync();
        for (var i = 1; i <= 40; i++) await world.AppendAsync(i % 2, Some.Accepted(i));
        foreach (var partition in (int[])[0, 1])
        {
            var read = await world.CreateReceiver(partition).ReadAsync(20);
            Assert.Equal(
                Enumerable.Range(1, 40).Where(i => i % 2 == partition).Select(i => (OrderEvent)Some.Accepted(i)), read.Events());
            Assert.All(read, message => Assert.Equal(OrderPartitions.StreamOf(partition), message.StreamId));
            Assert.All(
                read.Zip(read.Skip(1)),
                pair => Assert.True(pair.Second.SequenceToken.CompareTo(pair.First.SequenceToken) > 0));
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task AReadBringsNoMoreThanIsAskedForAndNoMoreThanItsBound(int asked)
    {
        await using var world = new TWorld();
        await world.CreateAsync();
        var most = world.MaxMessagesPerRead;
        var bound = asked < 0 ? most : Math.Min(asked, most);
        for (var i = 0; i <= most; i++) await world.AppendAsync(1, Some.Accepted(i));
        var receiver = world.CreateReceiver(1);
        var read = await receiver.GetQueueMessagesAsync(asked, Cancel.Token);
        Assert.InRange(read.Count, Math.Min(bound, 1), bound);
        var rest = await receiver.ReadAsync(most + 1 - read.Count);
        Assert.Equal(most + 1, read.Count + rest.Count);
    }

    [Fact]
    public async Task AnAppendWakesTheReaderThatWaits()
    {
        await using var world = new TWorld();
        await world.CreateAsync();
        var receiver = world.CreateReceiver(1);
        for (var i = 1; i <= 100; i++)
        {
            var read = receiver.ReadAsync(1);
            await world.AppendAsync(1, Some.Accepted(i));
            var messages = await read.WaitAsync(Patience, Cancel.Token);
            Assert.Equal([Some.Accepted(i)], messages.Events());
            await receiver.MessagesDeliveredAsync(messages, Cancel.Token);
        }
    }

    [Fact]
    public async Task AMessageOfANewerVersionKeepsItsPlaceAndHoldsWhatIsBehindIt()
    {
        await using var world = new TWorld();
        await world.CreateAsync();
        await world.AppendAsync(1, Some.Accepted(1));
        await world.AppendRawAsync(1, [3, 1, 2]);
        await world.AppendAsync(1, Some.Accepted(2));
        var receiver = world.CreateReceiver(1);
        var read = await receiver.ReadAsync(1);
        Assert.Equal([Some.Accepted(1)], read.Events());
        for (var look = 3; look <= 4; look++) Assert.Empty(await LookAsync(receiver, look));
        await receiver.DeliveredAsync(read);
        Assert.Empty(await world.DeadLetters.ListAsync(10, Cancel.Token));

        // Whoever reads next finds it first, and puts up with it only if it knows the version. A broker counts what no reader has,
        // and takes back what one had when it hears that it is gone.
        await world.ReopenAsync();
        while (await world.CountAsync(1) != 4) Cancel.Token.ThrowIfCancellationRequested();
        Assert.Empty(await LookAsync(world.CreateReceiver(1), 5));

        // The append ends the wait of a reader that finds nothing.
        async Task<IList<IBatchContainer>> LookAsync(IQueueAdapterReceiver reader, int sequence)
        {
            var look = reader.GetQueueMessagesAsync(10, Cancel.Token);
            await world.AppendAsync(1, Some.Accepted(sequence));
            return await look.WaitAsync(Patience, Cancel.Token);
        }
    }

    [Fact]
    public async Task TheEndAndACancellationWakeTheReaderAtOnce()
    {
        await using var world = new TWorld();
        await world.CreateAsync();
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
    public async Task I2_AfterARestartWhatWasNotDeliveredComesAgainInOrder()
    {
        await using var world = new TWorld();
        await world.CreateAsync();
        for (var i = 1; i <= 10; i++) await world.AppendAsync(1, Some.Accepted(i));
        var receiver = world.CreateReceiver(1);
        var messages = await receiver.ReadAsync(10);
        await receiver.DeliveredAsync([.. messages.Where((_, index) => index is not (2 or 7))]);
        await world.AppendAsync(1, Some.Accepted(11));

        for (var i = 0; i < 2; i++)
        {
            await world.ReopenAsync();
            var again = await world.CreateReceiver(1).ReadAsync(3);
            Assert.Equal([Some.Accepted(3), Some.Accepted(8), Some.Accepted(11)], again.Events());
        }
    }

    [Fact]
    public async Task TheNextReaderGoesOnWhereTheLastOneEnded()
    {
        await using var world = new TWorld();
        await world.CreateAsync();
        for (var i = 1; i <= 50; i++) await world.AppendAsync(1, Some.Accepted(i));
        var read = new List<IBatchContainer>();
        for (var i = 0; i < 5; i++)
        {
            var receiver = world.CreateReceiver(1);
            var messages = await receiver.ReadAsync(10);
            Assert.True(read.Count == 0 || messages[0].SequenceToken.CompareTo(read[^1].SequenceToken) > 0);
            read.AddRange(messages);
            await receiver.DeliveredAsync(messages);
        }

        Assert.Equal(Enumerable.Range(1, 50).Select(i => (OrderEvent)Some.Accepted(i)), read.Events());
        Assert.Equal(0, await world.CountAsync(1));
    }

    /// <summary>Several producers, a reader beside them: nothing is missed, doubled, or out of a producer's order.</summary>
    [Fact]
    public async Task I2_NothingIsMissedWhileManyAppend()
    {
        const int Producers = 8;
        const int Each = 50;
        await using var world = new TWorld();
        await world.CreateAsync();
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
        Assert.All(
            read.GroupBy(sequence => sequence / 1_000),
            group => Assert.Equal(Enumerable.Range(group.Key * 1_000, Each), group));
        Assert.Equal(0, await world.CountAsync(1));
    }

    /// <summary>A producer that does not wait: its batches reach the queue in the order in which it sent them.</summary>
    [Fact]
    public async Task AppendsInFlightKeepTheirOrder()
    {
        const int Count = 500;
        await using var world = new TWorld();
        await world.CreateAsync();
        await Task.WhenAll(Enumerable.Range(0, Count).Select(i => world.AppendAsync(i % 2, Some.Accepted(i))));
        for (var partition = 0; partition < 2; partition++)
        {
            var receiver = world.CreateReceiver(partition);
            var read = new List<OrderEvent>();
            while (read.Count < Count / 2)
            {
                var messages = await receiver.ReadAsync(1);
                read.AddRange(messages.Events());
                await receiver.MessagesDeliveredAsync(messages, Cancel.Token);
            }

            Assert.Equal(Enumerable.Range(0, Count / 2).Select(i => (OrderEvent)Some.Accepted((2 * i) + partition)), read);
        }
    }
}
