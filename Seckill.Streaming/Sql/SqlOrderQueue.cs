using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Streams;
using Seckill.Orders;
using Seckill.Storage.Databases;

namespace Seckill.Streaming.Sql;

/// <summary>
/// The partitions of the order stream in the table <c>stream_messages</c>: appends, reads by ascending id, deletes.
/// </summary>
/// <remarks>
/// A reader that remembers the last id it saw misses nothing, because one writer at a time gives out the ids and commits
/// them in their order. A database where several transactions insert at once would not keep that promise.
/// </remarks>
public sealed class SqlOrderQueue(
    [FromKeyedServices(DatabaseNames.Stream)] IDatabase database, TimeProvider clock, ILogger<SqlOrderQueue> logger)
    : IOrderQueue
{
    private const string Insert = "INSERT INTO stream_messages (partition_id, payload, enqueued_at_ms) VALUES (@0, @1, @2)";

    private const string Select =
        "SELECT id, payload FROM stream_messages WHERE partition_id = @0 AND id > @1 ORDER BY id LIMIT @2";

    private const string Delete = "DELETE FROM stream_messages WHERE id = @0";

    private const string CountUnread = "SELECT COUNT(*) FROM stream_messages WHERE partition_id = @partition";

    private const string CopyToDeadLetters =
        """
        INSERT INTO stream_dead_letters (id, partition_id, payload, enqueued_at_ms, reason, moved_at_ms)
        SELECT id, partition_id, payload, enqueued_at_ms, @reason, @now FROM stream_messages WHERE id = @id
        """;

    private readonly ConcurrentDictionary<int, PartitionState> _partitions = new();

    /// <summary>How soon a receiver reads its partition again.</summary>
    public TimeSpan ReadPause { get; init; } = StreamLimits.ReadPause;

    /// <summary>The database is opened by the storage's initializer.</summary>
    public Task OpenAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public IQueueAdapterReceiver CreateReceiver(int partition) => new SqlQueueAdapterReceiver(this, partition, clock, logger);

    /// <summary>Appends a message; when the task has completed, it is on disk.</summary>
    /// <exception cref="OrderStreamRefusedException">
    /// Nothing is stored: the partition has <see cref="StreamLimits.MaxUnreadMessages"/>, or the database failed too early.
    /// </exception>
    /// <exception cref="WriteOutcomeUnknownException">The commit failed.</exception>
    public async Task AppendAsync(int partition, byte[] payload)
    {
        var state = StateOf(partition);
        try
        {
            await WriteAsync(state, session => AppendAsync(session, state, payload)).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not WriteOutcomeUnknownException and not OrderStreamRefusedException)
        {
            throw new OrderStreamRefusedException("The order stream cannot be written.", exception);
        }

        state.Appended.Set();
    }

    /// <summary>
    /// The first messages behind a position, until there are <see cref="StreamLimits.MaxBytesPerRead"/>; none where there are none.
    /// </summary>
    public Task<List<QueuedMessage>> ReadAsync(int partition, long afterId, int maxCount, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session =>
            {
                var messages = new List<QueuedMessage>();
                var statement = session.Prepare(Select, 3);
                (statement[0], statement[1], statement[2]) = (partition, afterId, maxCount);
                await using var reader = await statement.QueryAsync();
                for (var bytes = 0; bytes < StreamLimits.MaxBytesPerRead && await reader.ReadAsync();)
                {
                    var message = new QueuedMessage(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1));
                    messages.Add(message);
                    bytes += message.Payload.Length;
                }

                return messages;
            },
            cancellationToken);

    /// <summary>Completes with the next append of this process; to be taken before a read, so that none falls between.</summary>
    public Task NextAppend(int partition) => StateOf(partition).Appended.Next;

    /// <summary>Deletes messages; those that are gone already are no error.</summary>
    public Task DeleteAsync(int partition, IReadOnlyList<long> ids)
    {
        var state = StateOf(partition);
        return WriteAsync(state, session => DeleteAsync(session, state, ids));
    }

    /// <summary>Moves a message out of the way, to <c>stream_dead_letters</c>.</summary>
    public Task BuryAsync(int partition, long id, string reason)
    {
        var state = StateOf(partition);
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return WriteAsync(
            state,
            async session =>
            {
                await session.ExecuteAsync(CopyToDeadLetters, new { id, reason, now });
                return await DeleteAsync(session, state, [id]);
            });
    }

    private async Task WriteAsync(PartitionState state, Func<DbSession, Task<bool>> write)
    {
        try
        {
            await database.WriteAsync(write, CancellationToken.None).ConfigureAwait(false);
        }
        catch
        {
            state.ForgetUnread(); // What the write counted may have been undone.
            throw;
        }
    }

    private async Task<bool> AppendAsync(DbSession session, PartitionState state, byte[] payload)
    {
        // The count is kept in memory and counted anew before it refuses: another process may have deleted since.
        if (state.TakeUnreadIsUnknown() || state.Unread >= StreamLimits.MaxUnreadMessages)
            state.Unread = await session.FindAsync<int>(CountUnread, new { partition = state.Partition });
        if (state.Unread >= StreamLimits.MaxUnreadMessages)
        {
            throw new OrderStreamRefusedException(
                $"Partition {state.Partition} has {StreamLimits.MaxUnreadMessages} messages that are not delivered yet.");
        }

        var statement = session.Prepare(Insert, 3);
        (statement[0], statement[1], statement[2]) = (state.Partition, payload, clock.GetUtcNow().ToUnixTimeMilliseconds());
        await statement.ExecuteAsync();
        state.Unread++;
        return true;
    }

    private static async Task<bool> DeleteAsync(DbSession session, PartitionState state, IReadOnlyList<long> ids)
    {
        var statement = session.Prepare(Delete, 1);
        foreach (var id in ids)
        {
            statement[0] = id;
            state.Unread -= await statement.ExecuteAsync();
        }

        return true;
    }

    private PartitionState StateOf(int partition) => _partitions.GetOrAdd(partition, number => new PartitionState(number));
}
