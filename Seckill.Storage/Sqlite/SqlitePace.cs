using Microsoft.Data.Sqlite;
using Seckill.Storage.Databases;
using SQLitePCL;

namespace Seckill.Storage.Sqlite;

/// <summary>
/// Has the statements of a connection rest every now and then, from within SQLite, and end when the token is cancelled. A sort is one
/// instruction of SQLite's machine and cannot be interrupted: tens of ms for a million rows.
/// </summary>
internal sealed class SqlitePace : IDisposable
{
    /// <summary>Instructions of SQLite's machine between two rests: some 2 ms of reading.</summary>
    private const int Instructions = 300_000;

    private readonly SqliteConnection _connection;

    /// <param name="connection">Nobody else uses it meanwhile.</param>
    /// <param name="rest">Called from within SQLite: it must not throw.</param>
    /// <param name="cancellationToken">Fails the statement with <c>SQLITE_INTERRUPT</c>.</param>
    public SqlitePace(SqliteConnection connection, Action rest, CancellationToken cancellationToken)
    {
        _connection = connection;
        raw.sqlite3_progress_handler(connection.Handle, Instructions, Rest, null);

        int Rest(object state)
        {
            if (!cancellationToken.IsCancellationRequested) rest();
            return cancellationToken.IsCancellationRequested ? 1 : 0; // 0: go on
        }
    }

#pragma warning disable RS0030 // There is no event to wait for.
    public static void Sleep() => Thread.Sleep(StorageLimits.Rest);
#pragma warning restore RS0030

    public void Dispose() => raw.sqlite3_progress_handler(_connection.Handle, 0, null, null);
}
