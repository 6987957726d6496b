using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Seckill.Streaming;

namespace Seckill.Bench.Server;

/// <summary>
/// The least that a durable accept can be in this design: a row in the stream's file, committed together with those that came
/// meanwhile, and two objects that stay for the buyer, as many as an actor has; soon afterwards a row in the ledger's file, with an
/// index that knows the buyer, and the stream's row deleted. No rules, no grains, no stock; a thread for each file.
/// </summary>
internal sealed class LeastAccept
{
    private const int MaxWaiting = 100_000;
    private const int MaxRowsPerCommit = 2_048;
    private const int OrderBytes = 64;
    private const int BuyerBytes = 200;

    private readonly BlockingCollection<TaskCompletionSource> _waiting = new(MaxWaiting);
    private readonly ConcurrentQueue<Buyer> _buyers = new();
    private readonly AutoResetEvent _appended = new(false);
    private long _inLedger; // the id of the last row of the stream that the ledger has

    public LeastAccept()
    {
        // Before the threads begin, because both read the one and write the other. Relative: the runner starts the server in an empty folder.
        var stream = Open("least-stream.db", "CREATE TABLE accepted (id INTEGER PRIMARY KEY, body BLOB NOT NULL)");
        var ledger = Open("least-ledger.db", "CREATE TABLE orders (id INTEGER PRIMARY KEY, buyer INTEGER NOT NULL UNIQUE, body BLOB NOT NULL)");
        var reader = Open("least-stream.db");
        new Thread(() => Accept(stream)) { IsBackground = true, Name = "least accept" }.Start();
        new Thread(() => Write(reader, ledger)) { IsBackground = true, Name = "least ledger" }.Start();
    }

    /// <summary>Completes when the stream's row is on disk.</summary>
    /// <exception cref="InvalidOperationException">Too many wait.</exception>
    public Task AcceptAsync()
    {
        var accepted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _buyers.Enqueue(new Buyer());
        return _waiting.TryAdd(accepted) ? accepted.Task : throw new InvalidOperationException($"{MaxWaiting} wait.");
    }

    private void Accept(SqliteConnection stream)
    {
        using var begin = CommandOf(stream, "BEGIN IMMEDIATE");
        using var commit = CommandOf(stream, "COMMIT");
        using var insert = CommandOf(stream, "INSERT INTO accepted (body) VALUES (@body)");
        using var delete = CommandOf(stream, "DELETE FROM accepted WHERE id <= @id");
        insert.Parameters.AddWithValue("@body", new byte[OrderBytes]);
        var written = delete.Parameters.AddWithValue("@id", 0L);
        var deleted = 0L;
        var group = new List<TaskCompletionSource>(MaxRowsPerCommit);
        foreach (var first in _waiting.GetConsumingEnumerable())
        {
            group.Add(first);
            while (group.Count < MaxRowsPerCommit && _waiting.TryTake(out var next)) group.Add(next);
            begin.ExecuteNonQuery();
            for (var i = 0; i < group.Count; i++) insert.ExecuteNonQuery();
            if (Interlocked.Read(ref _inLedger) is var inLedger && inLedger > deleted)
            {
                written.Value = deleted = inLedger;
                delete.ExecuteNonQuery();
            }

            commit.ExecuteNonQuery();
            foreach (var accepted in group) accepted.SetResult();
            group.Clear();
            _appended.Set();
        }
    }

    private void Write(SqliteConnection stream, SqliteConnection ledger)
    {
        using var select = CommandOf(stream, "SELECT id, body FROM accepted WHERE id > @after ORDER BY id LIMIT @limit");
        using var begin = CommandOf(ledger, "BEGIN IMMEDIATE");
        using var commit = CommandOf(ledger, "COMMIT");
        using var insert = CommandOf(ledger, "INSERT INTO orders (id, buyer, body) VALUES (@id, @buyer, @body)");
        var after = select.Parameters.AddWithValue("@after", 0L);
        select.Parameters.AddWithValue("@limit", MaxRowsPerCommit);
        var id = insert.Parameters.AddWithValue("@id", 0L);
        var buyer = insert.Parameters.AddWithValue("@buyer", 0L);
        var body = insert.Parameters.AddWithValue("@body", Array.Empty<byte>());
        while (true)
        {
            _appended.WaitOne();
#pragma warning disable RS0030 // The product rests as long between two reads, whatever happens meanwhile.
            Thread.Sleep(StreamLimits.ReadPause);
#pragma warning restore RS0030
            begin.ExecuteNonQuery();
            using (var rows = select.ExecuteReader())
            {
                while (rows.Read())
                {
                    after.Value = id.Value = buyer.Value = rows.GetInt64(0);
                    body.Value = rows.GetFieldValue<byte[]>(1);
                    insert.ExecuteNonQuery();
                }
            }

            commit.ExecuteNonQuery();
            Interlocked.Exchange(ref _inLedger, (long)after.Value!);
        }
    }

    private static SqliteConnection Open(string file, params string[] statements)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        foreach (var sql in (string[])["PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", .. statements])
        {
            using var once = CommandOf(connection, sql);
            once.ExecuteNonQuery();
        }

        return connection;
    }

    private static SqliteCommand CommandOf(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private sealed class Buyer
    {
        public readonly byte[] Memory = new byte[BuyerBytes];
    }
}
