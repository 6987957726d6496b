using MySql.Data.MySqlClient;

namespace Orleans.Embedded.Tests.Persistence;

/// <summary>A database with the table <c>grain_state</c>, of the test's own, on the service tests' MySQL server.</summary>
internal sealed class MySqlGrainState : IDisposable
{
    private const string Variable = "SECKILL_TEST_MYSQL";

    private const string CreateTable =
        """
        CREATE TABLE grain_state (
          grain_type VARCHAR(150) NOT NULL, grain_key VARCHAR(255) NOT NULL, state_name VARCHAR(150) NOT NULL,
          version BIGINT NOT NULL, payload LONGBLOB NULL, modified_at_ms BIGINT NOT NULL,
          PRIMARY KEY (grain_type, grain_key, state_name)
        ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
        """;

    private readonly string _name = $"grain_state_{Guid.NewGuid():N}";
    private readonly string _server;

    /// <summary>Skips the test where there is no server.</summary>
    public MySqlGrainState()
    {
        var server = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(server), "needs the service tests' servers: run ./test.sh");
        _server = server!;
        Execute(_server, $"CREATE DATABASE {_name}");
        ConnectionString = new MySqlConnectionStringBuilder(_server) { Database = _name }.ConnectionString;
        Execute(ConnectionString, CreateTable);
    }

    public string ConnectionString { get; }

    public void Dispose()
    {
        using (var connection = new MySqlConnection(ConnectionString)) MySqlConnection.ClearPool(connection);
        Execute(_server, $"DROP DATABASE {_name}");
    }

    private static void Execute(string connectionString, string sql)
    {
        using var connection = new MySqlConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
