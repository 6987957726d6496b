using Microsoft.Extensions.DependencyInjection;
using Seckill.Storage.Databases;
using Seckill.Storage.Tests.Databases;
using Seckill.TestKit;

namespace Seckill.Storage.Tests.Sqlite;

/// <summary>A SQLite file in a folder of its own.</summary>
public sealed class SqliteStore : ITestStore
{
    private readonly TempFolder _folder = new();

    public Task CreateAsync() => Task.CompletedTask;

    public void AddTo(IServiceCollection services) => services.AddSqliteStorage($"Data Source={_folder.File("ledger.db")}");

    public Task RefuseSaleChangesAsync(IDatabase database) => database.WriteAsync(
        session => session.ExecuteAsync("CREATE TRIGGER no_more BEFORE UPDATE ON sec_kills BEGIN SELECT RAISE(ABORT, 'No more.'); END"),
        Cancel.Token);

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
