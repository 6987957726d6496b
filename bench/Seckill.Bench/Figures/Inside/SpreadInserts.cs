using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Seckill.Bench.Processes;

namespace Seckill.Bench.Figures.Inside;

/// <summary>
/// The floor of an order in SQLite: its row, its line of the journal and its sale's row, in a bare loop with prepared statements.
/// With many sales each order touches pages of its own, which are written to the log and again to the file: that is what many
/// products cost, whoever sells them.
/// </summary>
internal static class SpreadInserts
{
    private const int OrdersPerTransaction = 100;

    private const string InsertOrder =
        """
        INSERT INTO orders (sale_id, epoch, sequence, product_id, user_id, price_cents, status, live_buyer, created_at_ms,
          expires_at_ms, due_at_ms)
        VALUES (@sale, 1, @sequence, @sale, @user, 100, 1, @user, @now, @now, @now)
        """;

    private const string InsertLine =
        """
        INSERT INTO stock_journal (sale_id, line, reason, quantity, epoch, first_sequence, last_sequence, available, stock, at_ms)
        VALUES (@sale, @sequence, 2, -1, 1, @sequence, @sequence, 0, @sequence, @now)
        """;

    private const string UpdateSale =
        "UPDATE sec_kills SET available = available - 1, journal_line = @sequence, changed_at_ms = @now WHERE id = @sale";

    private const string CreateSales =
        """
        PRAGMA foreign_keys = OFF;
        WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < @sales)
        INSERT INTO sec_kills (id, product_id, price_cents, stock, available, starts_at_ms, ends_at_ms, fence, changed_at_ms)
        SELECT n, n, 100, @orders, @orders, 0, 1, 1, 0 FROM numbers
        """;

    /// <summary>Processor time of this process for an order, in microseconds.</summary>
    /// <param name="sales">Sales that take turns.</param>
    /// <param name="orders">Orders, of all of them together; the first half is not counted.</param>
    public static async Task<double> MeasureAsync(int sales, int orders)
    {
        using var folder = new WorkFolder();
        var backend = new SqliteBackend();
        var connectionString = await backend.CreateAsync(folder.Path);
        await using (var database = backend.Open(connectionString)) await database.OpenAsync(CancellationToken.None);
        using var connection = (SqliteConnection)backend.Connect(connectionString);
        using var create = CommandOf(connection, CreateSales, "@sales", "@orders");
        (create.Parameters[0].Value, create.Parameters[1].Value) = (sales, orders);
        create.ExecuteNonQuery();
        using var order = CommandOf(connection, InsertOrder, "@sale", "@sequence", "@now", "@user");
        using var line = CommandOf(connection, InsertLine, "@sale", "@sequence", "@now");
        using var sale = CommandOf(connection, UpdateSale, "@sale", "@sequence", "@now");

        using var process = Process.GetCurrentProcess();
        var before = TimeSpan.Zero;
        for (var from = 0; from < orders; from += OrdersPerTransaction)
        {
            if (from == orders / 2 / OrdersPerTransaction * OrdersPerTransaction) before = ProcessorTime(process);
            using var transaction = connection.BeginTransaction();
            foreach (var command in (SqliteCommand[])[order, line, sale]) command.Transaction = transaction;
            for (var i = from; i < from + OrdersPerTransaction; i++)
            {
                order.Parameters[3].Value = (long)i;
                Run(order, i);

                // Orders of one sale share a line and an update, as in the product.
                if (sales == 1 && i > from) continue;
                Run(line, i);
                Run(sale, i);
            }

            transaction.Commit();
        }

        return (ProcessorTime(process) - before).TotalMicroseconds / (orders - (orders / 2));

        void Run(SqliteCommand command, int number)
        {
            command.Parameters[0].Value = 1L + (number % sales);
            command.Parameters[1].Value = 1L + (number / sales);
            command.Parameters[2].Value = (long)number;
            command.ExecuteNonQuery();
        }
    }

    private static TimeSpan ProcessorTime(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    private static SqliteCommand CommandOf(SqliteConnection connection, string text, params string[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var name in parameters) command.Parameters.Add(new SqliteParameter(name, SqliteType.Integer));
        return command;
    }
}
