using System.Collections.Immutable;
using Orleans.Providers.Streams.Common;
using Orleans.Runtime;
using Orleans.Streams;
using Seckill.Orders;
using Seckill.Storage.Databases;

namespace Seckill.Streaming.Tests.Sql;

/// <summary>What producers must know of SQL.</summary>
public sealed class SqlAppendTests
{
    [Fact]
    public async Task AFullPartitionRefusesUntilSomethingIsDeletedAndTheOthersDoNotCare()
    {
        await using var world = await SqlWorld.StartAsync();
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
        await using var world = await SqlWorld.StartAsync();
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
}
