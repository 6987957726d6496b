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

        foreach (var port in (Type[])[typeof(IOrderLedger), typeof(IStockLedger), typeof(ICatalogStore),
            typeof(IAccountStore), typeof(IAuditLedger), typeof(IListingCache)])
            Assert.NotNull(services.GetRequiredService(port));
        foreach (var (name, table) in ((string, string)[])[(DatabaseNames.Ledger, "orders"),
            (DatabaseNames.Stream, "stream_messages")])
        {
            var database = services.GetRequiredKeyedService<IDatabase>(name);
            Assert.Equal(0, await database.ReadAsync(session => session.FindAsync<long>($"SELECT COUNT(*) FROM {table}"),
                Cancel.Token));
        }
    }

    [Fact]
    public void AConnectionStringThatIsWrongIsRefusedAtOnce()
    {
        Assert.Throws<StorageConfigurationException>(() => new ServiceCollection().AddSqliteStorage("Server=db;Database=seckill"));
    }
}
