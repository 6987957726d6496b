using Seckill.Orders;

namespace Seckill.Streaming.Tests.RabbitMq;

/// <summary>A line that breaks again and again while orders go through it.</summary>
public sealed class FlakyBrokerTests
{
    private const int Orders = 200;
    private const int Seed = 11;
    private const double CutProbability = 0.04;

    [Fact]
    public async Task I2_WhatWasConfirmedIsDeliveredInOrder()
    {
        await using var world = await RabbitMqWorld.StartAsync();
        var reading = ReadAsync(world);
        var confirmed = await AppendAsync(world, new Random(Seed));
        while (!await TryAppendAsync(world, Some.Barrier(1))) await world.ConnectedAsync();
        var read = await reading;
        Assert.Equal(confirmed, read.Distinct().Where(confirmed.Contains));
        await world.HoldsAsync(1, 0);
    }

    /// <returns>The orders that the broker has confirmed.</returns>
    private static async Task<List<int>> AppendAsync(RabbitMqWorld world, Random random)
    {
        var confirmed = new List<int>();
        for (var i = 1; i <= Orders; i++)
        {
            var append = TryAppendAsync(world, Some.Accepted(i));
            if (random.NextDouble() < CutProbability) world.Proxy.Cut();
            if (await append) confirmed.Add(i);
        }

        return confirmed;
    }

    /// <returns>Whether it is confirmed; what is refused is tried again, what is unknown is not.</returns>
    private static async Task<bool> TryAppendAsync(RabbitMqWorld world, OrderEvent orderEvent)
    {
        while (true)
        {
            try
            {
                await world.AppendAsync(1, orderEvent);
                return true;
            }
            catch (OrderStreamRefusedException)
            {
                await world.ConnectedAsync();
            }
            catch (IOException)
            {
                return false;
            }
        }
    }

    private static async Task<List<int>> ReadAsync(RabbitMqWorld world)
    {
        var read = new List<int>();
        var receiver = world.CreateReceiver(1);
        while (true)
        {
            var messages = await receiver.GetQueueMessagesAsync(8, Cancel.Token);
            await receiver.MessagesDeliveredAsync(messages, Cancel.Token);
            read.AddRange(messages.Events().OfType<OrderAccepted>().Select(accepted => accepted.Order.Id.Sequence));
            if (!messages.Events().OfType<BarrierRaised>().Any()) continue;
            await receiver.DeliveredAsync([]);
            return read;
        }
    }
}
