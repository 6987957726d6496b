using Microsoft.Extensions.Logging.Abstractions;
using Seckill.Storage.Databases;
using Seckill.Storage.MySql;

namespace Seckill.Storage.Tests.MySql;

/// <summary>A MySQL database with a table, and a second session beside the system's, which does what goes wrong.</summary>
internal sealed class MySqlWorld : IAsyncDisposable
{
    private const int Seed = 1;

    private MySqlWorld(MySqlStore store, Action<MySqlConnectionStringBuilder> change)
    {
        Store = store;
        Database = Open(store.With(change));
    }

    public MySqlStore Store { get; }

    public MySqlDatabase Database { get; }

    public static async Task<MySqlWorld> CreateAsync(Action<MySqlConnectionStringBuilder>? change = null)
    {
        var store = new MySqlStore();
        await store.CreateAsync();
        var world = new MySqlWorld(store, change ?? (_ => { }));
        world.Store.Execute("CREATE TABLE t (x INT PRIMARY KEY, y INT) ENGINE = InnoDB");
        return world;
    }

    public static MySqlDatabase Open(string connectionString) => new(
        DatabaseNames.Ledger, connectionString, new Random(Seed), TimeProvider.System, NullLogger<MySqlDatabase>.Instance);

    public Task<int> ExecuteAsync(string sql) => Database.WriteAsync(session => session.ExecuteAsync(sql), Cancel.Token);

    public Task<string?> RowsAsync() => Database.ReadAsync(
        session => session.FindAsync<string>("SELECT GROUP_CONCAT(x ORDER BY x SEPARATOR ' ') FROM t"), Cancel.Token);

    /// <summary>Ends the connection of a session, as an operator or a failing network would.</summary>
    public async Task KillAsync(DbSession session) =>
        Store.Execute($"KILL CONNECTION {await session.FindAsync<long>("SELECT CONNECTION_ID()")}");

    /// <summary>Ends all connections of the system.</summary>
    public void KillAll()
    {
        foreach (var id in Store.OtherConnections()) Store.Execute($"KILL CONNECTION {id}");
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await Store.DisposeAsync();
    }
}
