using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.TestingHost;
using Seckill.Audit;
using Seckill.Catalog;
using Seckill.Orders;
using Seckill.Silo.Configuration;
using Seckill.Stock;
using Seckill.Storage.Databases;
using Seckill.Storage.Sqlite;
using Seckill.Streaming.Sql;
using Seckill.TestKit;
using Seckill.Users;

namespace Seckill.Silo.Clusters;

/// <summary>Several silos on one ledger and one stream, in this process: every part is the real one, but for the faults.</summary>
internal sealed class SaleCluster : IAsyncDisposable
{
    public const long Stock = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly TempFolder _folder = new();
    private readonly List<IDatabase> _databases = [];
    private InProcessTestCluster _cluster = null!;

    /// <summary>Faults to come, one a batch of orders.</summary>
    public ConcurrentQueue<StreamFault> Faults { get; } = new();

    public IGrainFactory Grains => _cluster.Client;

    public static async Task<SaleCluster> StartAsync(short silos)
    {
        var cluster = new SaleCluster();
        var settings = SiloSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:ConnectionString"] = $"Data Source={cluster._folder.File("seckill.db")}",
            ["Limits:PurchaseIntervalSeconds"] = "0",
        }).Build());
        var ledger = await cluster.OpenAsync(DatabaseNames.Ledger, settings.Storage.ConnectionString);
        var stream = await cluster.OpenAsync(DatabaseNames.Stream, settings.Stream.ConnectionString);
        var queue = new SqlOrderQueue(stream, TimeProvider.System);
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddSeckill(settings);

            // The silos of one process share its databases, as the parts of one silo do; a killed silo must not close them.
            silo.Services.AddKeyedSingleton(DatabaseNames.Ledger, ledger);
            silo.Services.AddKeyedSingleton(DatabaseNames.Stream, stream);
            silo.Services.AddSingleton(queue);
            FaultyQueueAdapterFactory.Install(silo.Services, cluster.Faults);
        });
        cluster._cluster = builder.Build();
        await cluster._cluster.DeployAsync();
        return cluster;
    }

    public IProductGrain Product(long productId) => Grains.GetGrain<IProductGrain>(productId);

    public IUserGrain User(long userId) => Grains.GetGrain<IUserGrain>(userId);

    public IServiceProvider Services => _cluster.GetSiloServiceProvider();

    /// <returns>The product's id.</returns>
    public async Task<long> CreateSaleAsync(long stock = Stock)
    {
        var catalog = Grains.GetGrain<ICatalogGrain>(0);
        var productId = (await catalog.CreateProductAsync(new NewProduct("Kettle", "", 9_900))).Id;
        var now = TimeProvider.System.GetUtcNow();
        var sale = await catalog.CreateSaleAsync(new NewSale(productId, 100, stock, now, now.AddHours(1)));
        Assert.Equal(CreateStatus.Created, sale.Status);
        return productId;
    }

    /// <summary>Lets the product's grain go and waits until it is gone; the next call activates it anew.</summary>
    public Task DeactivateAsync(long productId) => _cluster.DeactivateAsync(Product(productId));

    /// <summary>Kills the silo that holds the product's grain, and starts another one.</summary>
    public async Task KillHostOfAsync(long productId)
    {
        await Product(productId).GetSnapshotAsync();
        var grains = await Grains.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics();
        var product = grains.Single(grain => grain.GrainId == Product(productId).GetGrainId());
        var host = _cluster.Silos.Single(silo => silo.SiloAddress.Equals(product.SiloAddress));
        await _cluster.KillSiloAsync(host);
        await _cluster.StartAdditionalSiloAsync();
    }

    /// <summary>The product's only sale, once everything is written; nothing may be violated.</summary>
    public async Task<SaleAudit> AuditAsync(long productId)
    {
        var report = await Grains.GetGrain<IAuditGrain>(0).AuditAsync(Patience);
        var sale = Assert.Single(report.Sales, sale => sale.Ledger.ProductId == productId);
        Assert.Empty(sale.Violations);
        Assert.True(sale.Quiet, sale.ToString());
        return sale;
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        foreach (var database in _databases) await database.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<IDatabase> OpenAsync(string name, string connectionString)
    {
        var database = new SqliteDatabase(name, connectionString, TimeProvider.System, NullLogger<SqliteDatabase>.Instance);
        _databases.Add(database);
        await database.OpenAsync(CancellationToken.None);
        return database;
    }
}
