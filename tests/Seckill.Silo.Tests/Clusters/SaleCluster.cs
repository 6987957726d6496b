using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.TestingHost;
using Seckill.Audit;
using Seckill.Catalog;
using Seckill.Orders;
using Seckill.Payments;
using Seckill.Silo.Backends;
using Seckill.Silo.Configuration;
using Seckill.Stock;
using Seckill.Storage;
using Seckill.Storage.Databases;
using Seckill.Streaming.Sql;
using Seckill.TestKit;
using Seckill.Users;

namespace Seckill.Silo.Clusters;

/// <summary>Several silos on one ledger and one stream, in this process: every part is the real one, but for the faults.</summary>
internal sealed class SaleCluster : IAsyncDisposable
{
    public const long Stock = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Backend _backend;
    private readonly ServiceProvider _storage;
    private InProcessTestCluster _cluster = null!;

    private SaleCluster(Backend backend, SiloSettings settings)
    {
        _backend = backend;
        _storage = new ServiceCollection().AddLogging().AddSeckillStorage(settings).BuildServiceProvider();
    }

    /// <summary>The clock of all silos.</summary>
    public ShiftedTimeProvider Clock { get; } = new();

    /// <summary>Faults to come, one a batch.</summary>
    public ConcurrentQueue<StreamFault> Faults { get; } = new();

    /// <summary>What <see cref="StreamFault.Hold"/> has kept back.</summary>
    public HeldBatches Held { get; } = new();

    /// <summary>How often the ledger was counted for an audit.</summary>
    public AuditCounter Audits { get; } = new();

    /// <summary>The payment provider of all silos.</summary>
    public FakeProvider Provider { get; } = new();

    public IClusterClient Grains => _cluster.Client;

    public IReadOnlyList<InProcessSiloHandle> Silos => _cluster.Silos;

    /// <param name="kind">What lies under it.</param>
    /// <param name="silos">How many silos there are.</param>
    /// <param name="more">Settings beside those of the backend.</param>
    public static async Task<SaleCluster> StartAsync(BackendKind kind, short silos, params string[] more)
    {
        var backend = Backend.New(kind);
        var settings = SiloSettings.Read(new ConfigurationBuilder()
            .AddCommandLine([.. backend.Settings, "--Limits:PurchaseIntervalSeconds=0", .. more])
            .Build());
        var cluster = new SaleCluster(backend, settings);
        await cluster._storage.GetRequiredService<StorageInitializer>().ApplyAsync(CancellationToken.None);
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton<TimeProvider>(cluster.Clock);
            silo.Services.AddSingleton<IPaymentProvider>(cluster.Provider);
            silo.AddSeckill(settings);
            cluster.Audits.Install(silo.Services);
            cluster.ShareStorage(silo.Services);
            FaultyQueueAdapterFactory.Install(silo.Services, cluster.Faults, cluster.Held);
        });
        cluster._cluster = builder.Build();
        await cluster._cluster.DeployAsync();
        return cluster;
    }

    public IProductGrain Product(long productId) => Grains.GetGrain<IProductGrain>(productId);

    public IUserGrain User(long userId) => Grains.GetGrain<IUserGrain>(userId);

    public IServiceProvider Services => _cluster.GetSiloServiceProvider();

    public IOrderGrain Order(OrderId id) => Grains.GetGrain<IOrderGrain>(id.ToString());

    /// <summary>The ledger itself, for what somebody does of whom the grains do not hear.</summary>
    public IOrderLifecycle LifecycleOfLedger => Services.GetRequiredService<IOrderLifecycle>();

    /// <summary>Likewise.</summary>
    public IPaymentLedger PaymentsOfLedger => Services.GetRequiredService<IPaymentLedger>();

    /// <summary>Whether the product's grain is active, without making it so.</summary>
    public bool IsActive(long productId) => _cluster.TryGetGrainContext(Product(productId).GetGrainId(), out _);

    /// <summary>Lets the OrderWriter of a partition go.</summary>
    public Task DeactivateWriterAsync(int partition) => _cluster.DeactivateAsync(Grains.GetGrain<IOrderWriterGrain>(partition));

    /// <summary>Asks until the answer is right; for half a minute at most.</summary>
    public static Task<T> UntilAsync<T>(Func<Task<T>> ask, Predicate<T> isRight) =>
        UntilAsync(ask, isRight, TimeSpan.FromSeconds(30));

    /// <summary>Asks until the answer is right, or nobody has patience left.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> ask, Predicate<T> isRight, TimeSpan patience)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(patience);
        while (true)
        {
            var answer = await ask();
            if (isRight(answer)) return answer;
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
        }
    }

    /// <returns>The product's id.</returns>
    public async Task<long> CreateSaleAsync(long stock = Stock, TimeSpan startsIn = default)
    {
        var catalog = Grains.GetGrain<ICatalogGrain>(0);
        var productId = (await catalog.CreateProductAsync(new NewProduct("Kettle", "", 9_900))).Id;
        var starts = Clock.GetUtcNow() + startsIn;
        var sale = await catalog.CreateSaleAsync(new NewSale(productId, 100, stock, starts, starts.AddHours(1)));
        Assert.Equal(CreateStatus.Created, sale.Status);
        return productId;
    }

    /// <summary>Presses the button until the answer is another one than <paramref name="again"/>; for half a minute at most.</summary>
    public async Task<PurchaseResult> BuyAsync(long userId, long productId, PurchaseStatus again)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (true)
        {
            var result = await User(userId).PurchaseAsync(productId);
            if (result.Status != again) return result;
            limit.Token.ThrowIfCancellationRequested();
        }
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
        await _storage.DisposeAsync();
        await _backend.DisposeAsync();
    }

    /// <summary>The silos of one process share its databases, as the parts of one silo do; a killed silo must not close them.</summary>
    private void ShareStorage(IServiceCollection services)
    {
        services.AddKeyedSingleton(DatabaseNames.Ledger, _storage.GetRequiredKeyedService<IDatabase>(DatabaseNames.Ledger));
        if (_storage.GetKeyedService<IDatabase>(DatabaseNames.Grains) is { } grains) services.AddKeyedSingleton(DatabaseNames.Grains, grains);
        if (_storage.GetKeyedService<IDatabase>(DatabaseNames.Stream) is not { } stream) return;
        services.AddKeyedSingleton(DatabaseNames.Stream, stream);
        services.AddSingleton(_storage.GetRequiredService<SqlOrderQueue>());
    }
}
