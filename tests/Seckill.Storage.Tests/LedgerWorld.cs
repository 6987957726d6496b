using Microsoft.Extensions.DependencyInjection;
using Seckill.Audit;
using Seckill.Catalog;
using Seckill.Orders;
using Seckill.Payments;
using Seckill.Stock;
using Seckill.Storage.Databases;
using Seckill.Storage.Tests.Databases;
using Seckill.Storage.Tests.Orders;
using Seckill.TestKit;

namespace Seckill.Storage.Tests;

/// <summary>A ledger in a database of its own, with a clock that stands still.</summary>
internal sealed class LedgerWorld : IAsyncDisposable
{
    private readonly bool _ownsStore;
    private readonly ServiceProvider _services;

    private LedgerWorld(ITestStore store, bool ownsStore)
    {
        (Store, _ownsStore) = (store, ownsStore);
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(new StandingClock(Clock));
        store.AddTo(services);
        _services = services.BuildServiceProvider();
    }

    public ITestStore Store { get; }

    public ManualTimeProvider Clock { get; } = new();

    public IDatabase Database => _services.GetRequiredKeyedService<IDatabase>(DatabaseNames.Ledger);

    public IOrderLedger Orders => Get<IOrderLedger>();

    public IOrderLifecycle Lifecycle => Get<IOrderLifecycle>();

    public IPaymentLedger Payments => Get<IPaymentLedger>();

    public IAuditLedger Audit => Get<IAuditLedger>();

    public IStockLedger Stock => Get<IStockLedger>();

    public ICatalogStore Catalog => Get<ICatalogStore>();

    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <param name="before">What the database has seen before this program comes upon it.</param>
    public static async Task<LedgerWorld> CreateAsync<TStore>(Func<IDatabase, Task>? before = null)
        where TStore : ITestStore, new()
    {
        var store = new TStore();
        await store.CreateAsync();
        return await OpenAsync(store, ownsStore: true, before);
    }

    /// <summary>Another process on the same database; to be disposed of before this one.</summary>
    public Task<LedgerWorld> OpenOtherAsync() => OpenAsync(Store, ownsStore: false);

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

    /// <summary>Opens a payment of the order, or finds the open one, and lets it succeed.</summary>
    public async Task<Settlement> PayAsync(OrderId orderId, long userId)
    {
        var opening = await Payments.OpenAsync(orderId, userId, Cancel.Token);
        Assert.Equal(PayStatus.Open, opening.Status);
        return await Payments.SettleAsync(Some.Word(opening.Payment!, succeeded: true), Cancel.Token);
    }

    /// <summary>Fails, with the whole reading, unless every sale's units, journal and money add up.</summary>
    public async Task AuditedAsync()
    {
        foreach (var sale in await Audit.CountAsync(Cancel.Token))
        {
            var holds = sale.Placed + sale.Paid + sale.Available == sale.Stock && sale.Available >= 0
                && sale is { DoubledBuyers: 0, JournalFault: null, UnexplainedPayments: 0 };
            Assert.True(holds, $"{sale}");
        }
    }

    public Task<int> ExecuteAsync(string sql) => Database.WriteAsync(session => session.ExecuteAsync(sql), Cancel.Token);

    /// <summary>From now on, changing the row of a sale is an error, until the trigger <c>no_more</c> is dropped.</summary>
    public Task RefuseSaleChangesAsync() => Store.RefuseSaleChangesAsync(Database);

    public Task<List<T>> ListAsync<T>(string sql) => Database.ReadAsync(session => session.QueryAsync<T>(sql), Cancel.Token);

    public Task<T?> QueryAsync<T>(string sql) => Database.ReadAsync(session => session.FindAsync<T>(sql), Cancel.Token);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_ownsStore) await Store.DisposeAsync();
    }

    private static async Task<LedgerWorld> OpenAsync(ITestStore store, bool ownsStore, Func<IDatabase, Task>? before = null)
    {
        var world = new LedgerWorld(store, ownsStore);
        if (before is not null) await before(world.Database);
        await world.Get<StorageInitializer>().ApplyAsync(Cancel.Token);
        return world;
    }
}
