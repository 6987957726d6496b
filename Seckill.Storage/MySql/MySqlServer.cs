using System.Data.Common;
using Seckill.Storage.Databases;

namespace Seckill.Storage.MySql;

/// <summary>A database on a server: reads its connection string and opens sessions.</summary>
internal sealed class MySqlServer
{
    private const int MinPoolSize = 2;

    /// <summary>
    /// Refuses what does not fit instead of cutting it off, whatever the server is set to; and asks for results in utf8mb4, as
    /// the driver does not know the character set that newer servers describe their own tables in. What stands in a comment is
    /// for MariaDB alone, and for MySQL 8 alone.
    /// </summary>
    private static readonly string SetUp =
        $"""
        SET SESSION character_set_results = utf8mb4, SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION',
          SESSION innodb_lock_wait_timeout = {(int)MySqlLimits.LockWait.TotalSeconds}
          /*M!100300 , SESSION idle_transaction_timeout = {(int)MySqlLimits.TransactionSilence.TotalSeconds} */
          /*!80000 , SESSION wait_timeout = {(int)MySqlLimits.SessionSilence.TotalSeconds} */
        """;

    private readonly string _connectionString;

    /// <exception cref="StorageConfigurationException">The connection string is not one of a database.</exception>
    public MySqlServer(string connectionString)
    {
        var builder = Parse(connectionString);
        if (string.IsNullOrWhiteSpace(builder.Database))
        {
            throw new StorageConfigurationException(
                "It names no database; it should read like 'Server=127.0.0.1;Port=3306;Database=seckill;Uid=seckill;Pwd=...'.");
        }

        if (builder.MaximumPoolSize < MinPoolSize)
        {
            throw new StorageConfigurationException(
                $"Its Maximum Pool Size must be {MinPoolSize} or more: one connection writes, one reads.");
        }

        (Database, User, Address) = (builder.Database, builder.UserID, $"{builder.Server}:{builder.Port}");
        PoolSize = (int)Math.Min(builder.MaximumPoolSize, int.MaxValue);
        builder.Pooling = false; // Sessions are kept here, with their prepared statements.
        builder.IgnorePrepare = false; // Measured: half the client's work for an INSERT of many rows.
        builder.UseAffectedRows = false; // An UPDATE answers how many rows it found, as with SQLite.
        builder.CharacterSet = "utf8mb4";
        _connectionString = builder.ConnectionString;
    }

    public string Database { get; }

    public string User { get; }

    /// <summary>Host and port, for messages.</summary>
    public string Address { get; }

    public int PoolSize { get; }

    /// <summary>
    /// Opens a session that may write. READ COMMITTED: what a batch decides from is protected by the locked row of its sale, and
    /// without the locks on gaps between keys that REPEATABLE READ takes, batches of different sales never wait for each other.
    /// </summary>
    public DbSession OpenWriter() => Open("ISOLATION LEVEL READ COMMITTED, READ WRITE");

    /// <summary>Opens a session that cannot write; in a transaction, all its statements see the same moment.</summary>
    public DbSession OpenReader() => Open("ISOLATION LEVEL REPEATABLE READ, READ ONLY");

    private static MySqlConnectionStringBuilder Parse(string connectionString)
    {
        // The later of two values counts, so what the operator writes overrides the defaults.
        var defaults = new MySqlConnectionStringBuilder
        {
            MaximumPoolSize = MySqlLimits.DefaultPoolSize,
            ConnectionTimeout = (uint)MySqlLimits.DefaultConnectTimeout.TotalSeconds,
            DefaultCommandTimeout = (uint)MySqlLimits.DefaultCommandTimeout.TotalSeconds,
        };
        try
        {
            var own = new DbConnectionStringBuilder { ConnectionString = connectionString };
            return new MySqlConnectionStringBuilder($"{defaults.ConnectionString};{own.ConnectionString}");
        }
        catch (Exception exception) when (exception
            is ArgumentException or FormatException or OverflowException or InvalidCastException)
        {
            throw new StorageConfigurationException(
                $"It is not a MySQL connection string: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }

    private DbSession Open(string transactions)
    {
        var connection = new MySqlConnection(_connectionString);
        try
        {
            connection.Open();
            Execute(connection, SetUp);
            Execute(connection, $"SET SESSION TRANSACTION {transactions}");
            return new DbSession(connection, MySqlDialect.Instance);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Execute(MySqlConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
