using Seckill.Storage.Databases;

namespace Seckill.Streaming.Sql;

/// <summary>
/// Keeps the number of partitions the same while there are orders on the stream: with another number a product's barrier
/// could overtake its own orders, and a partition that is gone would keep those that it has (I2).
/// </summary>
public static class PartitionGuard
{
    /// <summary>Takes note of the number, or of a new one when the stream is empty.</summary>
    /// <exception cref="StreamPartitionsException">The stream holds messages of another number of partitions.</exception>
    public static async Task CheckAsync(IDatabase stream, int partitions, CancellationToken cancellationToken)
    {
        var problem = await stream.WriteAsync(session => CheckAsync(session, partitions), cancellationToken).ConfigureAwait(false);
        if (problem is not null) throw new StreamPartitionsException(problem);
    }

    private static async Task<string?> CheckAsync(DbSession session, int partitions)
    {
        var known = await session.FindAsync<int?>("SELECT partitions FROM stream_partitions").ConfigureAwait(false);
        if (known == partitions) return null;
        var messages = await session.FindAsync<long>("SELECT COUNT(*) FROM stream_messages").ConfigureAwait(false);
        if (known is not null && messages > 0)
        {
            return $"{messages} messages lie on {known} partitions; start once with {known}, and change it when they are written.";
        }

        await session.ExecuteAsync("DELETE FROM stream_partitions").ConfigureAwait(false);
        await session.ExecuteAsync("INSERT INTO stream_partitions (partitions) VALUES (@partitions)", new { partitions })
            .ConfigureAwait(false);
        return null;
    }
}
