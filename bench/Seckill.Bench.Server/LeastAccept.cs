using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Seckill.Bench.Server;

/// <summary>
/// The least that a durable accept can be: a row in a SQLite file, committed together with those that came meanwhile, and an object
/// that stays for its buyer. No rules, no grains, no stream, no ledger; one thread that does nothing else.
/// </summary>
internal sealed class LeastAccept
{
    /// <summary>Relative: the runner starts the server in an empty folder.</summary>
    private const string ConnectionString = "Data Source=least.db;Pooling=False";

    private const string CreateTable = "CREATE TABLE accepted (id INTEGER PRIMARY KEY, body BLOB NOT NULL)";
    private const int MaxWaiting = 100_000;
    private const int MaxRowsPerCommit = 2_048;
    private const int OrderBytes = 64;
    private const int BuyerBytes = 200;

    private readonly BlockingCollection<TaskCompletionSource> _waiting = new(MaxWaiting);
    private readonly ConcurrentQueue<byte[]> _buyers = new();

    public LeastAccept() => new Thread(Run) { IsBackground = true, Name = "least accept" }.Start();

    /// <summary>Completes when the row is on disk.</summary>
    /// <exception cref="InvalidOperationException">Too many wait.</exception>
    public Task AcceptAsync()
    {
        var accepted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _buyers.Enqueue(new byte[BuyerBytes]);
        return _waiting.TryAdd(accepted) ? accepted.Task : throw new InvalidOperationException($"{MaxWaiting} wait.");
    }

    private void Run()
    {
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        foreach (var sql in (string[])["PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", CreateTable])
        {
            using var once = CommandOf(connection, sql);
            once.ExecuteNonQuery();
        }

        using var begin = CommandOf(connection, "BEGIN IMMEDIATE");
        using var commit = CommandOf(connection, "COMMIT");
        using var insert = CommandOf(connection, "INSERT INTO accepted (body) VALUES (@body)");
        insert.Parameters.AddWithValue("@body", new byte[OrderBytes]);
        var group = new List<TaskCompletionSource>(MaxRowsPerCommit);
        foreach (var first in _waiting.GetConsumingEnumerable())
        {
            group.Add(first);
            while (group.Count < MaxRowsPerCommit && _waiting.TryTake(out var next)) group.Add(next);
            begin.ExecuteNonQuery();
            for (var i = 0; i < group.Count; i++) insert.ExecuteNonQuery();
            commit.ExecuteNonQuery();
            foreach (var accepted in group) accepted.SetResult();
            group.Clear();
        }
    }

    private static SqliteCommand CommandOf(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
