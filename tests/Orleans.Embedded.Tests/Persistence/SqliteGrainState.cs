using Microsoft.Data.Sqlite;

namespace Orleans.Embedded.Tests.Persistence;

/// <summary>A SQLite database with the table <c>grain_state</c>, in a file of its own.</summary>
internal sealed class SqliteGrainState : IDisposable
{
    private const string CreateTable =
        """
        CREATE TABLE grain_state (
          grain_type TEXT NOT NULL, grain_key TEXT NOT NULL, state_name TEXT NOT NULL,
          version INTEGER NOT NULL, payload BLOB NULL, modified_at_ms INTEGER NOT NULL,
          PRIMARY KEY (grain_type, grain_key, state_name)
        )
        """;

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"grain-state-{Guid.NewGuid():N}.db");

    public SqliteGrainState()
    {
        Scalar("PRAGMA journal_mode = WAL");
        Scalar(CreateTable);
    }

    public string ConnectionString => $"Data Source={_path}";

    public object? Scalar(string sql)
    {
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public void Dispose()
    {
        using (var connection = new SqliteConnection(ConnectionString)) SqliteConnection.ClearPool(connection);
        foreach (var suffix in new[] { "", "-wal", "-shm" }) File.Delete(_path + suffix);
    }
}
