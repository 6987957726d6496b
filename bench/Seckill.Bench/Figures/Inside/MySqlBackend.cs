using System.Data;
using System.Data.Common;
using Microsoft.Extensions.Logging.Abstractions;
using Seckill.Storage.Databases;
using Seckill.Storage.MySql;

namespace Seckill.Bench.Figures.Inside;

/// <summary>A MySQL server, which bench.sh has started; each round has a database of its own on it.</summary>
internal sealed class MySqlBackend : IWriteBackend
{
    private const string Variable = "SECKILL_TEST_MYSQL";

    public int RowsPerInsert => MySqlLimits.MaxRowsPerInsert;

    public async Task<string> CreateAsync(string folder)
    {
        var server = Environment.GetEnvironmentVariable(Variable)
            ?? throw new InvalidOperationException($"{Variable} names no server: ./services.sh start mysql");
        var name = $"seckill_bench_{Guid.NewGuid():N}";
        await ExecuteAsync(server, $"CREATE DATABASE {name}");
        return new MySqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    public Task DropAsync(string connectionString) =>
        ExecuteAsync(connectionString, $"DROP DATABASE {new MySqlConnectionStringBuilder(connectionString).Database}");

    public IDatabase Open(string connectionString) => new MySqlDatabase(
        DatabaseNames.Ledger, connectionString, new Random(1), TimeProvider.System, NullLogger<MySqlDatabase>.Instance);

    public DbConnection Connect(string connectionString)
    {
        var builder = new MySqlConnectionStringBuilder(connectionString) { Pooling = false, IgnorePrepare = false };
        var connection = new MySqlConnection(builder.ConnectionString);
        connection.Open();
        return connection;
    }

    public void Prepare(DbCommand command)
    {
        foreach (DbParameter parameter in command.Parameters) parameter.DbType = DbType.Int64;
        command.Prepare();
    }

    public IEnumerable<string> Settings(string connectionString, string folder) =>
        ["--Storage:Provider=MySql", $"--Storage:ConnectionString={connectionString}", $"--Data:Folder={folder}"];

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new MySqlConnection(
            new MySqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
