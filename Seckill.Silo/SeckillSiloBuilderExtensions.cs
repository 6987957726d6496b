using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using Orleans.Hosting;
using Seckill.Audit;
using Seckill.Orders;
using Seckill.Silo.Configuration;
using Seckill.Silo.Engines;
using Seckill.Silo.Payments;
using Seckill.Silo.Startup;
using Seckill.Storage;
using Seckill.Storage.Databases;
using Seckill.Streaming;
using Seckill.Streaming.RabbitMq;
using Seckill.Users;

namespace Seckill.Silo;

/// <summary>Gives a silo everything that the grains need.</summary>
public static class SeckillSiloBuilderExtensions
{
    /// <summary>How long a grain that nobody calls stays in memory; a UserGrain no shorter than the interval that it watches over.</summary>
    private static readonly TimeSpan CollectionAge = TimeSpan.FromMinutes(15);

    /// <summary>Adds storage, grain storage, the order stream, the listing cache and the grains' options, as the settings say.</summary>
    public static ISiloBuilder AddSeckill(this ISiloBuilder silo, SiloSettings settings)
    {
        silo.Services.AddSeckillStorage(settings);
        silo.AddGrainStorage(settings.Storage);
        AddStream(silo, settings.Stream, settings.Orders.Partitions);
        silo.Services.TryAddSingleton<ICrashPoints, NoCrashPoints>();
        silo.Services.TryAddSingleton<ReconciliationMeter>();
        silo.Services.AddSandboxPayments(settings.Payments);
        silo.Services.AddHostedService<GrainKeeper>();
        silo.Services.AddHostedService<SaleAlarm>();

        silo.Configure<OrderOptions>(options =>
        {
            options.PaymentSeconds = settings.Orders.PaymentSeconds;
            options.MaxUnwritten = settings.Orders.MaxUnwritten;
            options.Partitions = settings.Orders.Partitions;
        });
        silo.Configure<AuditOptions>(options => options.IntervalSeconds = settings.Audit.IntervalSeconds);
        silo.Configure<PurchaseLimitOptions>(options =>
            options.PurchaseIntervalSeconds = settings.Limits.PurchaseIntervalSeconds);
        var interval = TimeSpan.FromSeconds(settings.Limits.PurchaseIntervalSeconds);
        silo.Configure<GrainCollectionOptions>(options => options.CollectionAge = interval > CollectionAge ? interval : CollectionAge);
        return silo;
    }

    /// <summary>Adds the databases and the listing cache: what a silo shares with the other silos of its process, in tests.</summary>
    public static IServiceCollection AddSeckillStorage(this IServiceCollection services, SiloSettings settings)
    {
        var (storage, stream, cache) = (settings.Storage, settings.Stream, settings.Cache);
        Checked(StorageSettings.Key, () => storage.Provider == StorageProvider.MySql
            ? services.AddMySqlStorage(storage.ConnectionString)
            : services.AddSqliteStorage(storage.ConnectionString)
                .AddSqliteDatabase(DatabaseNames.Grains, storage.GrainsConnectionString));
        Checked(StreamSettings.Key, () => stream.Provider == StreamProvider.RabbitMq
            ? services.AddRabbitMqOrderQueue(OptionsOf(stream, settings.Orders.Partitions))
            : services.AddSqliteOrderQueue(stream.ConnectionString));
        Checked(CacheSettings.Key, () => cache.Provider == CacheProvider.Redis
            ? services.AddRedisListingCache(cache.ConnectionString, cache.KeyPrefix)
            : services.AddMemoryListingCache());
        return services;
    }

    private static void AddStream(ISiloBuilder silo, StreamSettings stream, int partitions)
    {
        if (stream.Provider == StreamProvider.RabbitMq) silo.AddRabbitMqOrderStream(OptionsOf(stream, partitions));
        else silo.AddSqlOrderStream(partitions);
    }

    private static RabbitMqStreamOptions OptionsOf(StreamSettings stream, int partitions) =>
        new(stream.ConnectionString, partitions) { QueuePrefix = stream.QueuePrefix };

    /// <summary>Names the key of a connection string that a provider does not understand.</summary>
    private static void Checked(string key, Func<IServiceCollection> add)
    {
        try
        {
            add();
        }
        catch (Exception exception) when (exception is StorageConfigurationException or StreamConfigurationException)
        {
            throw new ConfigurationException(key, exception.Message);
        }
    }
}
