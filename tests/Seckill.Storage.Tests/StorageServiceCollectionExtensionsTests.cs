using Microsoft.Extensions.DependencyInjection;
using Seckill.Accounts;
using Seckill.Audit;
using Seckill.Catalog;
using Seckill.Orders;
using Seckill.Stock;
using Seckill.Storage.Databases;
using Seckill.TestKit;

namespace Seckill.Storage.Tests;

public sealed class StorageServiceCollectionExtensionsTests
{
    [Fact]
    public async Task EveryPortIsThereAndEveryDatabaseIsOpened()
    {
        using var folder = new TempFolder();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSqliteStorage($"Data Source={folder.File("new/ledger.db")}")
            .AddSqliteDatabase(DatabaseNames.Stream, $"Data Source={folder.File("new/stream.db")}")
            .AddMemoryListingCache()
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });

        for (var i = 0; i < 2; i++) await services.GetRequiredService<StorageInitializer>().ApplyAsync(Cancel.Token);

        Type[] ports =
        [
            typeof(IOrderLedger), typeof(IStockLedger), typeof(ICatalogStore),
            typeof(IAccountStore), typeof(IAuditLedger), typeof(IListingCache),
        ];
        Assert.All(ports, port => Assert.NotNull(services.GetRequiredService(port)));
        Assert.Equal(0, await CountAsync(services, DatabaseNames.Ledger, "orders"));
        Assert.Equal(0, await CountAsync(services, DatabaseNames.Stream, "stream_messages"));
    }

    [Fact]
    public void AConnectionStringThatIsWrongIsRefusedAtOnce()
    {
        var services = new ServiceCollection();
        Assert.Throws<StorageConfigurationException>(() => services.AddSqliteStorage("Server=db;Database=seckill"));
        Assert.Throws<StorageConfigurationException>(() => new ServiceCollection().AddMySqlStorage("Data Source=seckill.db"));
    }

    private static Task<long> CountAsync(IServiceProvider services, string database, string table) => services
        .GetRequiredKeyedService<IDatabase>(database)
        .ReadAsync(session => session.FindAsync<long>($"SELECT COUNT(*) FROM {table}"), Cancel.Token);
}
