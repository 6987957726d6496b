using Orleans.Streams;
using Seckill.Orders;

namespace Seckill.Streaming.Tests.RabbitMq;

/// <summary>A queue that is full, one that has another reader, and one that is gone.</summary>
public sealed class QueueBoundTests
{
    [Fact]
    public async Task AFullQueueRefusesUntilThereIsRoomAndForgetsNothing()
    {
        await using var world = await RabbitMqWorld.StartAsync(options => options with { MaxQueueLength = 5 });
        var accepted = await FillAsync(world);
        await Assert.ThrowsAsync<OrderStreamRefusedException>(() => world.AppendAsync(1, Some.Accepted(-1)));
        await world.AppendAsync(2, Some.Accepted(0));

        var receiver = world.CreateReceiver(1);
        var messages = await receiver.ReadAsync(accepted);
        Assert.Equal(Enumerable.Range(0, accepted).Select(i => (OrderEvent)Some.Accepted(i)), messages.Events());
        await receiver.MessagesDeliveredAsync(messages, Cancel.Token);
        while (!await TryAppendAsync(world, 100)) Cancel.Token.ThrowIfCancellationRequested();
        Assert.Equal([Some.Accepted(100)], (await receiver.ReadAsync(1)).Events());
    }

    [Fact]
    public async Task OneReaderAtATimeAndTheNextGetsWhatTheFirstLeft()
    {
        await using var world = await RabbitMqWorld.StartAsync();
        for (var i = 1; i <= 6; i++) await world.AppendAsync(1, Some.Accepted(i));
        var first = world.CreateReceiver(1);
        var second = world.CreateReceiver(1);
        var messages = await first.ReadAsync(6);
        Assert.Empty(await second.GetQueueMessagesAsync(10, Cancel.Token));
        await first.DeliveredAsync([messages[0], messages[3]]);
        var left = await second.ReadAsync(4);
        Assert.Equal(new[] { 2, 3, 5, 6 }.Select(i => (OrderEvent)Some.Accepted(i)), left.Events());
        Assert.True(left[0].SequenceToken.CompareTo(messages[^1].SequenceToken) > 0);
    }

    [Fact]
    public async Task IfPuttingAsideFailsNothingIsSkipped()
    {
        await using var world = await RabbitMqWorld.StartAsync();
        var receiver = world.CreateReceiver(1);
        Assert.Empty(await receiver.GetQueueMessagesAsync(10, Cancel.Token));
        await world.DeleteAsync(world.Names.DeadLetters);
        await world.AppendAsync(1, Some.Accepted(1));
        await world.AppendRawAsync(1, [9, 9]);
        await world.AppendAsync(1, Some.Accepted(2));
        await Assert.ThrowsAsync<OrderStreamRefusedException>(() => receiver.ReadAsync(3));
        Assert.Equal([Some.Accepted(1), Some.Accepted(2)], (await receiver.ReadAsync(2)).Events());
        Assert.Single(await world.DeadLetters.ListAsync(10, Cancel.Token));
    }

    /// <returns>How many were accepted: the broker may let a few in beyond the bound.</returns>
    private static async Task<int> FillAsync(RabbitMqWorld world)
    {
        for (var i = 0; ; i++)
        {
            if (!await TryAppendAsync(world, i)) return i;
        }
    }

    private static async Task<bool> TryAppendAsync(RabbitMqWorld world, int sequence)
    {
        try
        {
            await world.AppendAsync(1, Some.Accepted(sequence));
            return true;
        }
        catch (OrderStreamRefusedException)
        {
            return false;
        }
    }
}
