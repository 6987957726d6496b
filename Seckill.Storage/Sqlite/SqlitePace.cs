using Microsoft.Data.Sqlite;
using Seckill.Storage.Databases;
using SQLitePCL;

namespace Seckill.Storage.Sqlite;

/// <summary>Has the statements of a connection rest every now and then, from within SQLite, so that long ones do so too.</summary>
internal sealed class SqlitePace : IDisposable
{
    /// <summary>Instructions of SQLite's machine between two rests: some 2 ms of reading.</summary>
    private const int Instructions = 300_000;

    private readonly SqliteConnection _connection;

    public SqlitePace(SqliteConnection connection, Action rest)
    {
        _connection = connection;
        raw.sqlite3_progress_handler(connection.Handle, Instructions, Rest, null);

        int Rest(object state)
        {
            rest();
            return 0; // go on
        }
    }

#pragma warning disable RS0030 // There is no event to wait for.
    public static void Sleep() => Thread.Sleep(StorageLimits.Rest);
#pragma warning restore RS0030

    public void Dispose() => raw.sqlite3_progress_handler(_connection.Handle, 0, null, null);
}
