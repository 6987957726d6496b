using System.Collections.Immutable;
using Orleans.Providers.Streams.Common;
using Orleans.Runtime;
using Orleans.Streams;
using Seckill.Orders;

namespace Seckill.Streaming.Tests;

/// <summary>What producers can rely on.</summary>
public abstract class OrderQueueAdapterTests<TWorld> where TWorld : IOrderQueueWorld, new()
{
    private static readonly StreamId Stream = OrderPartitions.StreamOf(1);

    [Fact]
    public async Task WhateverHoldsOrderEventsIsOneMessage()
    {
        await using var world = new TWorld();
        await world.CreateAsync();
        var adapter = world.Adapter;
        OrderEvent[] first = [Some.Barrier(1), Some.Accepted(1)];
        await adapter.QueueMessageBatchAsync(Stream, first.ToImmutableArray(), null, null);
        await adapter.QueueMessageBatchAsync(Stream, (List<OrderAccepted>)[Some.Accepted(2), Some.Accepted(3)], null, null);
        await adapter.QueueMessageBatchAsync(Stream, (object[])[Some.Accepted(4)], null, []);
        await adapter.QueueMessageBatchAsync(Stream, Enumerable.Range(5, 2).Select(Some.Accepted), null, null);
        await adapter.QueueMessageBatchAsync<OrderEvent>(Stream, [], null, null);
        var messages = await world.CreateReceiver(1).ReadAsync(4);
        Assert.Equal([2, 2, 1, 2], messages.Select(message => message.GetEvents<OrderEvent>().Count()));
        Assert.Equal([Some.Barrier(1), .. Enumerable.Range(1, 6).Select(Some.Accepted)], messages.Events());
    }

    [Fact]
    public async Task WhatCannotBeAMessageIsRefusedAndNotStored()
    {
        await using var world = new TWorld();
        await world.CreateAsync();
        var tooMany = Enumerable.Range(0, StreamLimits.MaxEventsPerMessage + 1).Select(Some.Accepted);
        var noPartition = OrderPartitions.StreamOf(IOrderQueueWorld.Partitions);
        foreach (var append in (Func<Task>[])
        [
            () => world.Adapter.QueueMessageBatchAsync(Stream, tooMany, null, null),
            () => world.Adapter.QueueMessageBatchAsync(Stream, (object[])[Some.Accepted(1), "text"], null, null),
            () => world.Adapter.QueueMessageBatchAsync(noPartition, [Some.Accepted(1)], null, null),
            () => world.Adapter.QueueMessageBatchAsync(StreamId.Create("orders", "x"), [Some.Accepted(1)], null, null),
            () => world.Adapter.QueueMessageBatchAsync(Stream, [Some.Accepted(1)], new EventSequenceTokenV2(1), null),
        ])
        {
            await Assert.ThrowsAsync<OrderStreamRefusedException>(append);
        }

        for (var partition = 0; partition < IOrderQueueWorld.Partitions; partition++)
            Assert.Equal(0, await world.CountAsync(partition));
    }

    [Fact]
    public async Task AFullMessageFits()
    {
        await using var world = new TWorld();
        await world.CreateAsync();
        OrderEvent[] events = [.. Enumerable.Repeat(Some.Largest(), StreamLimits.MaxEventsPerMessage)];
        await world.AppendAsync(1, events);
        Assert.Equal(events, (await world.CreateReceiver(1).ReadAsync(1)).Events());
    }

    [Fact]
    public async Task WhatItSaysOfItself()
    {
        await using var world = new TWorld();
        await world.CreateAsync();
        Assert.Equal(
            (OrderStreams.Provider, false, StreamProviderDirection.ReadWrite),
            (world.Adapter.Name, world.Adapter.IsRewindable, world.Adapter.Direction));
    }
}
