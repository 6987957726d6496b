using Microsoft.Extensions.DependencyInjection;
using Seckill.Catalog;
using Seckill.Orders;
using Seckill.Stock;
using Seckill.Storage.Databases;
using Seckill.TestKit;

namespace Seckill.Storage.Tests;

/// <summary>A ledger in a folder of its own, with a clock that stands still.</summary>
internal sealed class LedgerWorld : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ServiceProvider _services;

    private LedgerWorld()
    {
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddSqliteStorage($"Data Source={_folder.File("ledger.db")}")
            .BuildServiceProvider();
    }

    public ManualTimeProvider Clock { get; } = new();

    public IDatabase Database => _services.GetRequiredKeyedService<IDatabase>(DatabaseNames.Ledger);

    public IOrderLedger Orders => Get<IOrderLedger>();

    public IStockLedger Stock => Get<IStockLedger>();

    public ICatalogStore Catalog => Get<ICatalogStore>();

    public DateTimeOffset Now => Clock.GetUtcNow();

    public static async Task<LedgerWorld> CreateAsync()
    {
        var world = new LedgerWorld();
        await world.Get<StorageInitializer>().ApplyAsync(Cancel.Token);
        return world;
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A product with one sale that is open for an hour; answers the sale's id.</summary>
    public async Task<long> CreateSaleAsync(long stock)
    {
        var product = await Catalog.CreateProductAsync(new NewProduct("Kettle", "Boils water", 4_900), Cancel.Token);
        var sale = new NewSale(product.Id, 990, stock, Now, Now.AddHours(1));
        return (await Catalog.CreateSaleAsync(sale, Now, Cancel.Token)).Id;
    }

    public async Task<SaleWritten> WriteOneAsync(params OrderEvent[] events) =>
        Assert.Single(await Orders.WriteAsync(events, Cancel.Token));

    public Task<int> ExecuteAsync(string sql) => Database.WriteAsync(session => session.ExecuteAsync(sql), Cancel.Token);

    public Task<T?> QueryAsync<T>(string sql) => Database.ReadAsync(session => session.FindAsync<T>(sql), Cancel.Token);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }
}
