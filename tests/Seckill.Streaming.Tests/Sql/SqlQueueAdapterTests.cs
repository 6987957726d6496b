using System.Collections.Immutable;
using Orleans.Providers.Streams.Common;
using Orleans.Runtime;
using Orleans.Streams;
using Seckill.Orders;
using Seckill.Storage.Databases;

namespace Seckill.Streaming.Tests.Sql;

public sealed class SqlQueueAdapterTests
{
    private static readonly StreamId Stream = OrderPartitions.StreamOf(1);

    [Fact]
    public async Task WhateverHoldsOrderEventsIsOneMessage()
    {
        await using var world = await StreamWorld.CreateAsync();
        var adapter = world.Adapter;
        await adapter.QueueMessageBatchAsync(Stream, ImmutableArray.Create<OrderEvent>(Some.Barrier(1), Some.Accepted(1)),
            null, null);
        await adapter.QueueMessageBatchAsync(Stream, (List<OrderAccepted>)[Some.Accepted(2), Some.Accepted(3)], null, null);
        await adapter.QueueMessageBatchAsync(Stream, (object[])[Some.Accepted(4)], null, []);
        await adapter.QueueMessageBatchAsync(Stream, Enumerable.Range(5, 2).Select(Some.Accepted), null, null);
        await adapter.QueueMessageBatchAsync<OrderEvent>(Stream, [], null, null);
        var messages = await world.CreateReceiver(1).GetQueueMessagesAsync(10, Cancel.Token);
        Assert.Equal([2, 2, 1, 2], messages.Select(message => message.GetEvents<OrderEvent>().Count()));
        Assert.Equal([Some.Barrier(1), .. Enumerable.Range(1, 6).Select(Some.Accepted)], messages.Events());
    }

    [Fact]
    public async Task WhatCannotBeAMessageIsRefusedAndNotStored()
    {
        await using var world = await StreamWorld.CreateAsync();
        var tooMany = Enumerable.Range(0, StreamLimits.MaxEventsPerMessage + 1).Select(Some.Accepted);
        foreach (var append in (Func<Task>[])
        [
            () => world.Adapter.QueueMessageBatchAsync(Stream, tooMany, null, null),
            () => world.Adapter.QueueMessageBatchAsync(Stream, (object[])[Some.Accepted(1), "text"], null, null),
            () => world.Adapter.QueueMessageBatchAsync(OrderPartitions.StreamOf(StreamWorld.Partitions), [Some.Accepted(1)],
                null, null),
            () => world.Adapter.QueueMessageBatchAsync(StreamId.Create("orders", "x"), [Some.Accepted(1)], null, null),
            () => world.Adapter.QueueMessageBatchAsync(Stream, [Some.Accepted(1)], new EventSequenceTokenV2(1), null),
        ])
        {
            await Assert.ThrowsAsync<OrderStreamRefusedException>(append);
        }

        Assert.Equal(0, await world.CountAsync("stream_messages"));
    }

    [Fact]
    public async Task AFullPartitionRefusesUntilSomethingIsDeletedAndTheOthersDoNotCare()
    {
        await using var world = await StreamWorld.CreateAsync();
        await world.AppendAsync(1, Some.Accepted(1));
        await world.ExecuteAsync(
            $"""
            WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < {StreamLimits.MaxUnreadMessages})
            INSERT INTO stream_messages (partition_id, payload, enqueued_at_ms) SELECT 1, x'', 0 FROM n
            """);
        await world.ReopenAsync();
        for (var i = 0; i < 2; i++)
            await Assert.ThrowsAsync<OrderStreamRefusedException>(() => world.AppendAsync(1, Some.Accepted(2)));
        Assert.Equal(StreamLimits.MaxUnreadMessages, await world.CountAsync("stream_messages"));
        await world.AppendAsync(2, Some.Accepted(2));

        await world.ExecuteAsync("DELETE FROM stream_messages WHERE id = 7"); // As another process would.
        await world.AppendAsync(1, Some.Accepted(3));
        await Assert.ThrowsAsync<OrderStreamRefusedException>(() => world.AppendAsync(1, Some.Accepted(4)));
        await world.Queue.DeleteAsync(1, [8, 9]);
        await world.AppendAsync(1, Some.Accepted(5));
    }

    [Fact]
    public async Task AFailureIsARefusalUnlessTheCommitWasTried()
    {
        await using var world = await StreamWorld.CreateAsync();
        world.Database.WriteFaults.Enqueue(new DatabaseOverloadedException("Full."));
        world.Database.WriteFaults.Enqueue(new IOException("Gone."));
        world.Database.WriteFaults.Enqueue(new WriteOutcomeUnknownException("stream", new IOException("Gone.")));
        await Assert.ThrowsAsync<OrderStreamRefusedException>(() => world.AppendAsync(1, Some.Accepted(1)));
        await Assert.ThrowsAsync<OrderStreamRefusedException>(() => world.AppendAsync(1, Some.Accepted(1)));
        await Assert.ThrowsAsync<WriteOutcomeUnknownException>(() => world.AppendAsync(1, Some.Accepted(1)));
        await world.AppendAsync(1, Some.Accepted(1));
        await world.Database.DisposeAsync();
        await Assert.ThrowsAsync<OrderStreamRefusedException>(() => world.AppendAsync(1, Some.Accepted(1)));
        await world.ReopenAsync();
        Assert.Equal(1, await world.CountAsync("stream_messages"));
    }

    [Fact]
    public async Task WhatItSaysOfItself()
    {
        await using var world = await StreamWorld.CreateAsync();
        Assert.Equal(
            (OrderStreams.Provider, false, StreamProviderDirection.ReadWrite),
            (world.Adapter.Name, world.Adapter.IsRewindable, world.Adapter.Direction));
    }
}
