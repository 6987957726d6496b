using System.Diagnostics;
using Orleans.Streams;
using Seckill.Orders;
using Seckill.Streaming.Messages;
using Seckill.Streaming.RabbitMq;

namespace Seckill.Streaming.Tests.RabbitMq;

/// <summary>What happens when the connection to the broker is lost, or the broker is away, and when it is back.</summary>
public sealed class BrokerLostTests
{
    private const string Publisher = "publisher: the connection";
    private const string PublisherAgain = "publisher: connected to";
    private const string ConsumersAgain = "consumers: connected to";
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task WhileItIsAwayAppendsAreRefusedAtOnceAndReadersFindNothing()
    {
        await using var world = await RabbitMqWorld.StartAsync();
        world.Proxy.Refuse();
        await world.Log.SawAsync(Publisher);
        for (var i = 0; i < 10; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await Assert.ThrowsAsync<OrderStreamRefusedException>(() => world.AppendAsync(1, Some.Accepted(1)));
            Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, AtOnce);
            Assert.Empty(await world.CreateReceiver(1).GetQueueMessagesAsync(1, Cancel.Token));
        }

        Assert.Equal(0, await world.CountAsync(1));
    }

    [Fact]
    public async Task ItGoesOnByItselfWhenTheBrokerIsBack()
    {
        await using var world = await RabbitMqWorld.StartAsync();
        var receiver = world.CreateReceiver(1);
        for (var round = 1; round <= 3; round++)
        {
            await world.AppendAsync(1, Some.Accepted(round));
            var messages = await receiver.ReadAsync(1);
            Assert.Equal([Some.Accepted(round)], messages.Events());
            await receiver.MessagesDeliveredAsync(messages, Cancel.Token);
            await world.HoldsAsync(1, 0);

            world.Proxy.Refuse();
            await world.Log.SawAsync(Publisher, round);
            world.Proxy.Accept();
            await world.Log.SawAsync(PublisherAgain, round + 1);
            await world.Log.SawAsync(ConsumersAgain, round + 1);
        }
    }

    [Fact]
    public async Task AMessageThatTheBrokerTookButDidNotConfirmIsUnknown()
    {
        await using var world = await RabbitMqWorld.StartAsync();
        world.Proxy.ToClient.Close();
        var append = world.AppendAsync(1, Some.Accepted(1));
        await world.HoldsAsync(1, 1);
        Assert.False(append.IsCompleted);
        world.Proxy.Cut();
        world.Proxy.ToClient.Open();
        await Assert.ThrowsAsync<IOException>(() => append);
        Assert.Equal([Some.Accepted(1)], (await world.CreateReceiver(1).ReadAsync(1)).Events());
    }

    [Fact]
    public async Task AMessageThatTheBrokerNeverSawIsUnknownAllTheSameAndWhatWaitedBehindItIsRefused()
    {
        await using var world = await RabbitMqWorld.StartAsync();
        world.Proxy.ToServer.Close();
        var appends = await FillAsync(world);
        Assert.All(appends, append => Assert.False(append.IsCompleted));
        world.Proxy.Cut();
        world.Proxy.ToServer.Open();
        var errors = await Task.WhenAll(appends.Select(async append => await Record.ExceptionAsync(() => append)));
        Assert.InRange(errors.TakeWhile(error => error is IOException).Count(), 1, RabbitMqLimits.MaxUnconfirmedMessages);
        Assert.All(errors.SkipWhile(error => error is IOException), error => Assert.IsType<OrderStreamRefusedException>(error));
        Assert.Equal(0, await world.CountAsync(1));

        await world.Log.SawAsync(PublisherAgain, 2);
        await world.AppendAsync(1, Some.Accepted(3));
        Assert.Equal([Some.Accepted(3)], (await world.CreateReceiver(1).ReadAsync(1)).Events());
    }

    [Fact]
    public async Task I2_WhatWasOutWhenTheConnectionBrokeComesAgainInOrder()
    {
        await using var world = await RabbitMqWorld.StartAsync();
        const int Count = RabbitMqLimits.Prefetch + 8;
        for (var i = 1; i <= Count; i++) await world.AppendAsync(1, Some.Accepted(i));
        var receiver = world.CreateReceiver(1);
        var before = new List<IBatchContainer>();
        for (var round = 1; round <= 3; round++)
        {
            var messages = await receiver.ReadAsync(10 * round);
            Assert.Equal(Enumerable.Range(1, 10 * round).Select(i => (OrderEvent)Some.Accepted(i)), messages.Events());
            Assert.Empty(messages.Select(message => message.SequenceToken).Intersect(before.Select(old => old.SequenceToken)));

            // An acknowledgement of what came on an earlier channel means nothing on this one.
            await receiver.MessagesDeliveredAsync(before, Cancel.Token);
            before.AddRange(messages);
            world.Proxy.Cut();
            await world.Log.SawAsync(ConsumersAgain, round + 1);
            await receiver.MessagesDeliveredAsync(messages, Cancel.Token);
        }

        for (var i = 1; i <= Count; i++)
        {
            var message = await receiver.ReadAsync(1);
            Assert.Equal([Some.Accepted(i)], message.Events());
            await receiver.MessagesDeliveredAsync(message, Cancel.Token);
        }

        await receiver.Shutdown(AtOnce);
        await world.HoldsAsync(1, 0);
    }

    [Fact]
    public async Task AQueueThatIsDeletedIsMadeAnew()
    {
        await using var world = await RabbitMqWorld.StartAsync();
        await world.AppendAsync(1, Some.Accepted(1));
        var receiver = world.CreateReceiver(1);
        await receiver.ReadAsync(1);

        // The consumer ends, the connection stays.
        await world.DeleteAsync(world.Names.NameOf(1));
        var append = await Assert.ThrowsAsync<OrderStreamRefusedException>(() => world.AppendAsync(1, Some.Accepted(2)));
        Assert.Contains("is not there", append.Message, StringComparison.Ordinal);
        while (await AppendAsync(world, Some.Accepted(3)) is false) await receiver.GetQueueMessagesAsync(1, Cancel.Token);
        Assert.Equal([Some.Accepted(3)], (await receiver.ReadAsync(1)).Events());
        Assert.DoesNotContain(world.Log.Lines, line => line.Text.Contains(Publisher, StringComparison.Ordinal));
    }

    [Fact]
    public async Task I2_AChannelThatTheBrokerClosesIsOpenedAnew()
    {
        await using var world = await RabbitMqWorld.StartAsync();
        for (var i = 1; i <= 5; i++) await world.AppendAsync(1, Some.Accepted(i));
        var receiver = world.CreateReceiver(1);
        var messages = await receiver.ReadAsync(5);

        // The broker does so for a second word about one message, as it does when one was out for its consumer_timeout.
        await receiver.MessagesDeliveredAsync([messages[0], messages[0]], Cancel.Token);
        var again = new List<IBatchContainer>();
        while (again.Count < 4) again.AddRange(await receiver.GetQueueMessagesAsync(4, Cancel.Token));
        Assert.Equal(Enumerable.Range(2, 4).Select(i => (OrderEvent)Some.Accepted(i)), again.Events());
        await receiver.MessagesDeliveredAsync(messages, Cancel.Token);
        await receiver.DeliveredAsync(again);
        await world.HoldsAsync(1, 0);
    }

    private static async Task<bool> AppendAsync(RabbitMqWorld world, OrderEvent orderEvent)
    {
        try
        {
            await world.AppendAsync(1, orderEvent);
            return true;
        }
        catch (OrderStreamRefusedException)
        {
            return false;
        }
    }

    /// <summary>Appends messages, and not batches that share some, until no more is taken.</summary>
    private static async Task<List<Task>> FillAsync(RabbitMqWorld world)
    {
        // Sent, about to be sent, and waiting.
        const int Bound = RabbitMqLimits.MaxUnconfirmedMessages + 1 + RabbitMqLimits.MaxWaitingMessages;
        var appends = new List<Task>();
        var message = OrderEventCodec.Encode([Some.Accepted(1)]);
        while (appends.Count <= Bound)
        {
            var append = world.Queue.AppendAsync(1, message);
            if (append.IsFaulted)
            {
                Assert.IsType<OrderStreamRefusedException>(append.Exception.InnerException);
                Assert.InRange(appends.Count, RabbitMqLimits.MaxWaitingMessages, Bound);
                return appends;
            }

            appends.Add(append);
            await Task.Yield();
        }

        throw new InvalidOperationException("There is no bound.");
    }
}
