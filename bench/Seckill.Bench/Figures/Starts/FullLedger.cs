using Microsoft.Data.Sqlite;

namespace Seckill.Bench.Figures.Starts;

/// <summary>Gives a ledger that no process has open a great many orders of its open sale.</summary>
internal static class FullLedger
{
    /// <summary>Numbers of buyers that no token bears.</summary>
    private const long FirstUser = 1;

    /// <summary>More than the samples' stock.</summary>
    private const int MaxSold = 1_000;

    public static void Fill(string file, int orders)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;

        // As if the epoch that is over had sold them, behind those that it did sell: the next one numbers its orders anew. The
        // sale's row agrees (I1), and stock is left for those who measure.
        command.CommandText =
            """
            WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < @orders)
            INSERT INTO orders (
              sale_id, epoch, sequence, product_id, user_id, price_cents, status, live_buyer, created_at_ms, expires_at_ms)
            SELECT s.id, s.fence, @sold + n, s.product_id, @first + n, s.price_cents, 1, @first + n, s.starts_at_ms, s.ends_at_ms
            FROM sec_kills s, numbers WHERE s.product_id = 1;
            UPDATE sec_kills SET stock = stock + 2 * @orders, available = available + @orders
            WHERE product_id = 1;
            """;
        command.Parameters.AddWithValue("@orders", orders);
        command.Parameters.AddWithValue("@first", FirstUser);
        command.Parameters.AddWithValue("@sold", MaxSold);
        command.ExecuteNonQuery();
        transaction.Commit();
        using var checkpoint = connection.CreateCommand();
        checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        checkpoint.ExecuteNonQuery();
    }
}
