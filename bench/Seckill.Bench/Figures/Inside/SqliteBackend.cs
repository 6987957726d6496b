using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Seckill.Storage.Databases;
using Seckill.Storage.Sqlite;

namespace Seckill.Bench.Figures.Inside;

/// <summary>A SQLite file.</summary>
internal sealed class SqliteBackend : IWriteBackend
{
    /// <summary>The driver looks parameters up by name, so one row a statement is the fastest.</summary>
    public int RowsPerInsert => 1;

    public Task<string> CreateAsync(string folder) =>
        Task.FromResult($"Data Source={Path.Combine(folder, "seckill.db")};Pooling=False");

    public Task DropAsync(string connectionString) => Task.CompletedTask;

    public IDatabase Open(string connectionString) => new SqliteDatabase(
        DatabaseNames.Ledger, connectionString, TimeProvider.System, NullLogger<SqliteDatabase>.Instance);

    public DbConnection Connect(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            $"""
            PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
            PRAGMA cache_size = -{StorageLimits.PageCacheKib}; PRAGMA wal_autocheckpoint = {StorageLimits.CheckpointPages}
            """;
        command.ExecuteNonQuery();
        return connection;
    }

    public void Prepare(DbCommand command) { }

    public IEnumerable<string> Settings(string connectionString, string folder) =>
        [$"--Storage:ConnectionString={connectionString}"];
}
