using System.Data.Common;

namespace Orleans.Runtime.Embedded;

/// <summary>
/// The table <c>grain_state</c>, in SQL that SQLite and MySQL both read: one statement per command, and the number of rows
/// that it touched decides. Every call opens a (pooled) connection and blocks.
/// </summary>
/// <remarks>
/// The table, for SQLite; in MySQL the texts are <c>VARCHAR(255) ... COLLATE utf8mb4_bin</c> (150 for the type and the name,
/// so that the key fits) and the payload is <c>LONGBLOB</c>:
/// <code>
/// CREATE TABLE grain_state (
///   grain_type     TEXT    NOT NULL,
///   grain_key      TEXT    NOT NULL,
///   state_name     TEXT    NOT NULL,
///   version        INTEGER NOT NULL,  -- the ETag: 1 at first, one more with every write and clear
///   payload        BLOB    NULL,      -- null once the state was cleared
///   modified_at_ms INTEGER NOT NULL,
///   PRIMARY KEY (grain_type, grain_key, state_name)
/// );
/// </code>
/// A cleared row stays, so that its version goes on and an old activation's ETag can never fit again.
/// </remarks>
internal sealed class GrainStateTable(DbProviderFactory factory, string connectionString, TimeProvider clock)
{
    private const int CommandTimeoutSeconds = 15;
    private const long FirstVersion = 1;

    private const string ThisRow = "grain_type = @grain_type AND grain_key = @grain_key AND state_name = @state_name";

    private const string Select = $"SELECT version, payload FROM grain_state WHERE {ThisRow}";

    private const string InsertRow =
        """
        INSERT INTO grain_state (grain_type, grain_key, state_name, version, payload, modified_at_ms)
        VALUES (@grain_type, @grain_key, @state_name, @version, @payload, @modified_at_ms)
        """;

    private const string UpdateRow =
        $"""
        UPDATE grain_state SET version = version + 1, payload = @payload, modified_at_ms = @modified_at_ms
        WHERE {ThisRow} AND version = @version
        """;

    public readonly record struct Row(long Version, BinaryData? Payload);

    /// <summary>The row, or null where there is none.</summary>
    public Row? Find(string stateName, GrainId grain) => Execute(Select, stateName, grain, command =>
    {
        using var reader = command.ExecuteReader();
        if (!reader.Read()) return default(Row?);
        return new Row(reader.GetInt64(0), reader.IsDBNull(1) ? null : BinaryData.FromBytes(reader.GetFieldValue<byte[]>(1)));
    });

    /// <summary>Adds the row and answers its version; throws where the key is taken.</summary>
    public long Insert(string stateName, GrainId grain, BinaryData payload) => Execute(InsertRow, stateName, grain, command =>
    {
        AddValues(command, FirstVersion, payload);
        command.ExecuteNonQuery();
        return FirstVersion;
    });

    /// <summary>Changes the row if it still has this version, which then goes up by one.</summary>
    public bool TryUpdate(string stateName, GrainId grain, long version, BinaryData? payload) =>
        Execute(UpdateRow, stateName, grain, command =>
        {
            AddValues(command, version, payload);
            return command.ExecuteNonQuery() == 1;
        });

    private T Execute<T>(string sql, string stateName, GrainId grain, Func<DbCommand, T> run)
    {
        using var connection = factory.CreateConnection()
            ?? throw new InvalidOperationException($"{factory.GetType()} makes no connections.");
        connection.ConnectionString = connectionString;
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = CommandTimeoutSeconds;
        Add(command, "@grain_type", grain.Type.ToString());
        Add(command, "@grain_key", grain.Key.ToString());
        Add(command, "@state_name", stateName);
        return run(command);
    }

    private void AddValues(DbCommand command, long version, BinaryData? payload)
    {
        Add(command, "@version", version);
        Add(command, "@payload", payload?.ToArray());
        Add(command, "@modified_at_ms", clock.GetUtcNow().ToUnixTimeMilliseconds());
    }

    private static void Add(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }
}
