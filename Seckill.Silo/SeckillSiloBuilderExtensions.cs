using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using Orleans.Hosting;
using Seckill.Orders;
using Seckill.Silo.Configuration;
using Seckill.Storage;
using Seckill.Streaming;
using Seckill.Users;

namespace Seckill.Silo;

/// <summary>Gives a silo everything that the grains need.</summary>
public static class SeckillSiloBuilderExtensions
{
    private const string SqliteInvariant = "Microsoft.Data.Sqlite";

    /// <summary>How long a UserGrain is remembered after the last press; far longer than any sensible purchase interval needs.</summary>
    private static readonly TimeSpan CollectionAge = TimeSpan.FromMinutes(15);

    /// <summary>Adds storage, grain storage, the order stream, the listing cache and the grains' options, as the settings say.</summary>
    public static ISiloBuilder AddSeckill(this ISiloBuilder silo, SiloSettings settings)
    {
        AddStorage(silo, settings.Storage);
        AddStream(silo, settings.Stream, settings.Orders.Partitions);
        AddCache(silo, settings.Cache);
        silo.Services.TryAddSingleton<ICrashPoints, NoCrashPoints>();

        silo.Configure<OrderOptions>(options =>
        {
            options.PaymentSeconds = settings.Orders.PaymentSeconds;
            options.Partitions = settings.Orders.Partitions;
        });
        silo.Configure<PurchaseLimitOptions>(options =>
            options.PurchaseIntervalSeconds = settings.Limits.PurchaseIntervalSeconds);
        silo.Configure<GrainCollectionOptions>(options => options.CollectionAge = CollectionAge);
        return silo;
    }

    private static void AddStorage(ISiloBuilder silo, StorageSettings storage)
    {
        silo.Services.AddSqliteStorage(storage.ConnectionString);
        DbProviderFactories.RegisterFactory(SqliteInvariant, SqliteFactory.Instance);
        silo.AddAdoNetGrainStorageAsDefault(options =>
        {
            options.Invariant = SqliteInvariant;
            options.ConnectionString = storage.ConnectionString;
        });
    }

    private static void AddStream(ISiloBuilder silo, StreamSettings stream, int partitions)
    {
        silo.Services.AddSqliteOrderQueue(stream.ConnectionString);
        silo.AddSqlOrderStream(partitions);
    }

    private static void AddCache(ISiloBuilder silo, CacheSettings cache) => silo.Services.AddMemoryListingCache();
}
