using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Seckill.Accounts;
using Seckill.Audit;
using Seckill.Catalog;
using Seckill.Orders;
using Seckill.Stock;
using Seckill.Storage.Accounts;
using Seckill.Storage.Audit;
using Seckill.Storage.Catalog;
using Seckill.Storage.Databases;
using Seckill.Storage.Orders;
using Seckill.Storage.Sqlite;
using Seckill.Storage.Stock;

namespace Seckill.Storage;

/// <summary>Registers the storage.</summary>
public static class StorageServiceCollectionExtensions
{
    /// <summary>The ledger in a SQLite file, and all ports of the grains on it.</summary>
    /// <exception cref="StorageConfigurationException">The connection string is not one of a file.</exception>
    public static IServiceCollection AddSqliteStorage(this IServiceCollection services, string connectionString) =>
        services.AddSqliteDatabase(DatabaseNames.Ledger, connectionString).AddLedger();

    /// <summary>A SQLite file under a name of <see cref="DatabaseNames"/>, opened by <see cref="StorageInitializer"/>.</summary>
    /// <exception cref="StorageConfigurationException">The connection string is not one of a file.</exception>
    public static IServiceCollection AddSqliteDatabase(this IServiceCollection services, string name, string connectionString)
    {
        _ = new SqliteFile(connectionString); // Now, while the caller knows which key the string came from.
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<StorageInitializer>();
        services.AddKeyedSingleton<IDatabase>(name, (provider, _) => new SqliteDatabase(
            name,
            connectionString,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SqliteDatabase>>()));
        services.AddSingleton(provider => provider.GetRequiredKeyedService<IDatabase>(name));
        return services;
    }

    /// <summary>The listing cache in this process's memory.</summary>
    public static IServiceCollection AddMemoryListingCache(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IListingCache, MemoryListingCache>();
        return services;
    }

    /// <summary>The ports, on whatever database stands behind the name <see cref="DatabaseNames.Ledger"/>.</summary>
    private static IServiceCollection AddLedger(this IServiceCollection services)
    {
        services.AddSingleton<IOrderLedger, OrderLedger>();
        services.AddSingleton<IStockLedger, StockLedger>();
        services.AddSingleton<ICatalogStore, CatalogStore>();
        services.AddSingleton<IAccountStore, AccountStore>();
        services.AddSingleton<IAuditLedger, AuditLedger>();
        return services;
    }
}
