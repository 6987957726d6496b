using Microsoft.Data.Sqlite;
using Seckill.Storage.Databases;

namespace Seckill.Storage.Sqlite;

/// <summary>A database file: reads its connection string and opens sessions.</summary>
internal sealed class SqliteFile
{
    private readonly string _connectionString;

    /// <exception cref="StorageConfigurationException">The connection string is not one of a file.</exception>
    public SqliteFile(string connectionString)
    {
        SqliteConnectionStringBuilder builder;
        try
        {
            builder = new SqliteConnectionStringBuilder(connectionString);
        }
        catch (Exception exception)
            when (exception is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            throw new StorageConfigurationException($"It is not a SQLite connection string: {OneLine(exception)}", exception);
        }

        if (string.IsNullOrWhiteSpace(builder.DataSource))
            throw new StorageConfigurationException("It names no file; it should read like 'Data Source=data/seckill.db'.");
        if (builder.Mode == SqliteOpenMode.Memory || builder.DataSource.StartsWith(':')
            || builder.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            throw new StorageConfigurationException($"The data source '{builder.DataSource}' is not the path of a file.");
        if (builder.Mode == SqliteOpenMode.ReadOnly)
            throw new StorageConfigurationException("Its mode is read-only; the database must be writable.");

        try
        {
            Path = System.IO.Path.GetFullPath(builder.DataSource);
        }
        catch (ArgumentException exception)
        {
            throw new StorageConfigurationException($"The data source is no file's path: {OneLine(exception)}", exception);
        }

        builder.DataSource = Path;
        builder.Pooling = false; // Sessions are kept open here; a pool beneath would only keep the file open behind our back.
        builder.DefaultTimeout = (int)StorageLimits.BusyTimeout.TotalSeconds;
        _connectionString = builder.ConnectionString;
    }

    /// <summary>The full path of the file.</summary>
    public string Path { get; }

    /// <exception cref="StorageConfigurationException">The folder is not there and cannot be made.</exception>
    public void CreateFolder()
    {
        var folder = System.IO.Path.GetDirectoryName(Path)!;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageConfigurationException($"The folder '{folder}' cannot be created: {OneLine(exception)}", exception);
        }
    }

    /// <summary>Opens a session that may write.</summary>
    public DbSession OpenWriter() => Open("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
        $"PRAGMA wal_autocheckpoint = {StorageLimits.CheckpointPages}");

    /// <summary>Opens a session that cannot write.</summary>
    public DbSession OpenReader() => Open("PRAGMA query_only = ON");

    private DbSession Open(params string[] pragmas)
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            Execute(connection, $"PRAGMA busy_timeout = {(int)StorageLimits.BusyTimeout.TotalMilliseconds}");
            Execute(connection, $"PRAGMA cache_size = -{StorageLimits.PageCacheKib}");
            foreach (var pragma in pragmas) Execute(connection, pragma);
            return new DbSession(connection, SqliteDialect.Instance);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>An exception's message without its line breaks.</summary>
    internal static string OneLine(Exception exception) => exception.Message.ReplaceLineEndings(" ");
}
