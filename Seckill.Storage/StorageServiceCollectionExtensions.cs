using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using Seckill.Accounts;
using Seckill.Audit;
using Seckill.Catalog;
using Seckill.Orders;
using Seckill.Payments;
using Seckill.Stock;
using Seckill.Storage.Accounts;
using Seckill.Storage.Audit;
using Seckill.Storage.Catalog;
using Seckill.Storage.Databases;
using Seckill.Storage.GrainState;
using Seckill.Storage.MySql;
using Seckill.Storage.Orders;
using Seckill.Storage.Payments;
using Seckill.Storage.Redis;
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
        return services.AddDatabase(name, provider => new SqliteDatabase(
            name,
            connectionString,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SqliteDatabase>>()));
    }

    /// <summary>The ledger in a database of a MySQL or MariaDB server, and all ports of the grains on it.</summary>
    /// <exception cref="StorageConfigurationException">The connection string is not one of a database.</exception>
    public static IServiceCollection AddMySqlStorage(this IServiceCollection services, string connectionString)
    {
        _ = new MySqlServer(connectionString); // Now, as above.
        var jitter = new Random(RandomNumberGenerator.GetInt32(int.MaxValue)); // Each process its own, or it would be none.
        return services.AddDatabase(DatabaseNames.Ledger, provider => new MySqlDatabase(
            DatabaseNames.Ledger,
            connectionString,
            jitter,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<MySqlDatabase>>())).AddLedger();
    }

    /// <summary>The listing cache in this process's memory.</summary>
    public static IServiceCollection AddMemoryListingCache(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IListingCache, MemoryListingCache>();
        return services;
    }

    /// <summary>The grains' own state, by default in the database of that name, which has the table <c>grain_state</c>.</summary>
    public static IServiceCollection AddGrainStateStorage(this IServiceCollection services, string name)
    {
        services.AddSingleton<IGrainStorage>(provider => new GrainStateStorage(
            provider.GetRequiredKeyedService<IDatabase>(name), provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    private static IServiceCollection AddDatabase(
        this IServiceCollection services, string name, Func<IServiceProvider, IDatabase> create)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<StorageInitializer>();
        services.AddKeyedSingleton(name, (provider, _) => create(provider));
        services.AddSingleton(provider => provider.GetRequiredKeyedService<IDatabase>(name));
        return services;
    }

    /// <summary>The listing cache in Redis, for all processes. Without it listings are slower, so nothing waits for it.</summary>
    /// <exception cref="StorageConfigurationException">The connection string cannot be read.</exception>
    public static IServiceCollection AddRedisListingCache(
        this IServiceCollection services, string connectionString, string keyPrefix)
    {
        _ = new RedisAddress(connectionString); // Now, while the caller knows which key the string came from.
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IListingCache>(provider => new RedisListingCache(
            connectionString,
            keyPrefix,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<RedisListingCache>>()));
        return services;
    }

    /// <summary>The ports, on whatever database stands behind the name <see cref="DatabaseNames.Ledger"/>.</summary>
    private static IServiceCollection AddLedger(this IServiceCollection services)
    {
        services.AddSingleton<IOrderLedger, OrderLedger>();
        services.AddSingleton<IOrderLifecycle, OrderLifecycle>();
        services.AddSingleton<IPaymentLedger, PaymentLedger>();
        services.AddSingleton<IStockLedger, StockLedger>();
        services.AddSingleton<ICatalogStore, CatalogStore>();
        services.AddSingleton<IAccountStore, AccountStore>();
        services.AddSingleton<IAuditLedger, AuditLedger>();
        return services;
    }
}
