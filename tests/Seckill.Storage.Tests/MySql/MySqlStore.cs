using Microsoft.Extensions.DependencyInjection;
using Seckill.Storage.Databases;
using Seckill.Storage.Tests.Databases;

namespace Seckill.Storage.Tests.MySql;

/// <summary>A database of its own on the MySQL server that the service tests have, dropped in the end.</summary>
public sealed class MySqlStore : ITestStore
{
    private const string Variable = "SECKILL_TEST_MYSQL";

    private readonly string _name = $"seckill_test_{Guid.NewGuid():N}";
    private bool _created;

    /// <summary>The server's connection string; without one the test is skipped.</summary>
    public static string Server
    {
        get
        {
            var value = Environment.GetEnvironmentVariable(Variable);
            Assert.SkipWhen(string.IsNullOrEmpty(value), "needs the service tests' servers: run ./test.sh");
            return value!;
        }
    }

    /// <summary>The connection string of this database.</summary>
    public string ConnectionString => With(builder => builder.Database = _name);

    /// <summary>The connection string of this database, changed.</summary>
    public string With(Action<MySqlConnectionStringBuilder> change)
    {
        var builder = new MySqlConnectionStringBuilder(Server) { Database = _name, Pooling = false };
        change(builder);
        return builder.ConnectionString;
    }

    public Task CreateAsync()
    {
        Execute($"CREATE DATABASE {_name}");
        _created = true;
        return Task.CompletedTask;
    }

    public void AddTo(IServiceCollection services) => services.AddMySqlStorage(ConnectionString);

    public Task RefuseSaleChangesAsync(IDatabase database) => database.WriteAsync(
        session => session.ExecuteAsync("CREATE TRIGGER no_more BEFORE UPDATE ON sec_kills FOR EACH ROW SIGNAL SQLSTATE '45000'"),
        Cancel.Token);

    /// <summary>Runs a statement as somebody else would: on a connection that the system under test knows nothing of.</summary>
    public object? Execute(string sql)
    {
        using var connection = new MySqlConnection(With(builder => builder.Database = _created ? _name : ""));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>Returns once a statement that begins like this runs, or waits for a lock, in this database.</summary>
    public async Task SeenAsync(string statement)
    {
        var count = $"SELECT COUNT(*) FROM information_schema.processlist WHERE db = DATABASE() AND info LIKE '{statement}%'";
        while (Convert.ToInt64(Execute(count)) == 0) await Task.Yield();
    }

    /// <summary>The ids of the connections to this database, but for the one that asks.</summary>
    public IReadOnlyList<string> OtherConnections()
    {
        const string Select =
            "SELECT GROUP_CONCAT(id) FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()";
        return Execute(Select) is string ids ? ids.Split(',') : [];
    }

    public ValueTask DisposeAsync()
    {
        if (_created) Execute($"DROP DATABASE {_name}");
        return ValueTask.CompletedTask;
    }
}
