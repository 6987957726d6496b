using System.Diagnostics;
using Seckill.Bench.Processes;

namespace Seckill.Bench.Figures.Inside;

/// <summary>
/// The floor of a durable accept: a message put into the stream's table and committed, by one connection that does nothing else.
/// A purchase waits for one such commit at the least, and for two when it comes while one is under way.
/// </summary>
internal static class BareCommits
{
    private const int Commits = 2_000;
    private const int MessageBytes = 400;
    private const string CreateTable = "CREATE TABLE messages (id INTEGER PRIMARY KEY AUTOINCREMENT, payload BLOB NOT NULL)";

    /// <summary>The latency of the 99th of a hundred commits, in microseconds.</summary>
    public static async Task<double> P99Async()
    {
        using var folder = new WorkFolder();
        var backend = new SqliteBackend();
        using var connection = backend.Connect(await backend.CreateAsync(folder.Path));
        using var create = connection.CreateCommand();
        create.CommandText = CreateTable;
        create.ExecuteNonQuery();
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO messages (payload) VALUES (@payload)";
        var payload = insert.CreateParameter();
        (payload.ParameterName, payload.Value) = ("@payload", new byte[MessageBytes]);
        insert.Parameters.Add(payload);

        var latencies = new double[Commits];
        for (var i = 0; i < Commits; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            insert.ExecuteNonQuery();
            transaction.Commit();
            latencies[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        Array.Sort(latencies);
        return latencies[Commits * 99 / 100];
    }
}
