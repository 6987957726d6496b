using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Seckill.Orders;
using Seckill.Storage.Databases;

namespace Seckill.Streaming.Sql;

/// <summary>The dead letters in the table <c>stream_dead_letters</c>.</summary>
internal sealed class SqlDeadLetters(
    [FromKeyedServices(DatabaseNames.Stream)] IDatabase database, SqlOrderQueue queue) : IDeadLetters
{
    private const string Select =
        """
        SELECT id, partition_id AS PartitionId, reason, enqueued_at_ms AS EnqueuedAtMs, payload FROM stream_dead_letters
        ORDER BY id LIMIT @limit
        """;

    private const string Find =
        """
        SELECT id, partition_id AS PartitionId, reason, enqueued_at_ms AS EnqueuedAtMs, payload FROM stream_dead_letters
        WHERE id = @id
        """;

    private const string Delete = "DELETE FROM stream_dead_letters WHERE id = @id";

    public async Task<ImmutableArray<DeadLetter>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        var rows = await database
            .ReadAsync(session => session.QueryAsync<DeadLetterRow>(Select, new { limit }), cancellationToken)
            .ConfigureAwait(false);
        return [.. rows.Select(row => row.ToLetter())];
    }

    public async Task<ReplayStatus> ReplayAsync(string id, CancellationToken cancellationToken)
    {
        if (!long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return ReplayStatus.NotFound;
        var row = await database
            .ReadAsync(session => session.FindAsync<DeadLetterRow>(Find, new { id = number }), cancellationToken)
            .ConfigureAwait(false);
        if (row is null) return ReplayStatus.NotFound;
        await queue.AppendAsync((int)row.PartitionId, row.Payload).ConfigureAwait(false);
        await database.WriteAsync(session => session.ExecuteAsync(Delete, new { id = number }), cancellationToken)
            .ConfigureAwait(false);
        return ReplayStatus.Replayed;
    }
}
