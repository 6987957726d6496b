using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Seckill.Bench.Processes;
using Seckill.Catalog;
using Seckill.Orders;
using Seckill.Storage.Catalog;
using Seckill.Storage.Databases;
using Seckill.Storage.Sqlite;
using Seckill.Streaming.Messages;
using Seckill.Streaming.Sql;

namespace Seckill.Bench.Figures.Inside;

/// <summary>
/// How fast a silo writes what waits on the order stream: one product, so one partition, as in a flash sale. The stream is
/// filled before the silo starts, and the clock runs from when a tenth is written, so that starting does not count.
/// </summary>
internal static class LedgerWriting
{
    public const string Written = "written", Inserted = "inserted";

    /// <summary>Orders of a message: what gathers while one batch is being confirmed under load.</summary>
    private const int OrdersPerMessage = 128;

    /// <summary>As many as one delivery holds: 16 messages.</summary>
    private const int OrdersPerTransaction = 16 * OrdersPerMessage;

    private const int Transactions = 98;

    /// <summary>Fewer are written before the first look.</summary>
    private const int MinTransactions = 48;

    private const int Partitions = 4;
    private const string SelectAvailable = "SELECT available FROM sec_kills WHERE id = @sale";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(2);

    public static async Task<Dictionary<string, double[]>> MeasureAsync(IWriteBackend backend, int rounds, double scale)
    {
        var orders = Math.Max(MinTransactions, (int)(Transactions * scale)) * OrdersPerTransaction;
        var values = new Dictionary<string, double[]> { [Written] = new double[rounds], [Inserted] = new double[rounds] };
        for (var round = -1; round < rounds; round++)
        {
            var inserted = await InNewDatabaseAsync(backend, (database, _) => InsertAsync(backend, database, orders));
            var written = await InNewDatabaseAsync(backend, (database, folder) => WriteAsync(backend, database, folder, orders));
            if (round >= 0) (values[Inserted][round], values[Written][round]) = (inserted, written);
        }

        return values;
    }

    private static async Task<double> InNewDatabaseAsync(IWriteBackend backend, Func<string, string, Task<double>> measure)
    {
        using var folder = new WorkFolder();
        var connectionString = await backend.CreateAsync(folder.Path);
        try
        {
            return await measure(connectionString, folder.Path);
        }
        finally
        {
            await backend.DropAsync(connectionString);
        }
    }

    private static async Task<double> InsertAsync(IWriteBackend backend, string connectionString, int orders)
    {
        var (product, sale) = await CreateSaleAsync(backend, connectionString, orders);
        using var inserts = new RawInserts(backend, connectionString);
        return inserts.Rate([.. OrdersOf(product, sale, orders)], OrdersPerTransaction);
    }

    private static async Task<double> WriteAsync(IWriteBackend backend, string connectionString, string folder, int orders)
    {
        var (product, sale) = await CreateSaleAsync(backend, connectionString, orders);
        var stream = Path.Combine(folder, "seckill.stream.db");
        await FillStreamAsync(stream, product, OrdersOf(product, sale, orders));
        string[] settings = [.. backend.Settings(connectionString, folder), $"--Stream:ConnectionString=Data Source={stream}"];
        await using var app = await InsideSilo.StartAsync(settings);
        var ledger = app.Services.GetRequiredKeyedService<IDatabase>(DatabaseNames.Ledger);
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        var left = await WaitUntilLeftAsync(ledger, sale, orders - (orders / 10), limit.Token);
        var start = Stopwatch.GetTimestamp();
        if (left < orders / 2) throw new InvalidOperationException($"Only {left} of {orders} orders were left at the first look.");
        await WaitUntilLeftAsync(ledger, sale, 0, limit.Token);
        var elapsed = Stopwatch.GetElapsedTime(start);
        await app.StopAsync();
        return left / elapsed.TotalSeconds;
    }

    /// <summary>A sale whose window is over: it takes what is on the stream, and no grain opens it when the silo starts.</summary>
    private static async Task<(long Product, long Sale)> CreateSaleAsync(
        IWriteBackend backend, string connectionString, int stock)
    {
        await using var database = backend.Open(connectionString);
        await database.OpenAsync(CancellationToken.None);
        var catalog = new CatalogStore(database, TimeProvider.System);
        var product = await catalog.CreateProductAsync(new NewProduct("Kettle", "1.7 l, steel", 9_900), CancellationToken.None);
        var now = TimeProvider.System.GetUtcNow();
        var sale = new NewSale(product.Id, 100, stock, now.AddHours(-2), now.AddHours(-1));
        return (product.Id, (await catalog.CreateSaleAsync(sale, now, CancellationToken.None)).Id);
    }

    private static IEnumerable<Order> OrdersOf(long product, long sale, int count)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        return Enumerable.Range(1, count).Select(n =>
            new Order(new OrderId(sale, 1, n), product, 1_000_000_000 + n, 100, OrderStatus.Pending, now, now.AddMinutes(15)));
    }

    private static async Task FillStreamAsync(string file, long product, IEnumerable<Order> orders)
    {
        await using var database = new SqliteDatabase(
            DatabaseNames.Stream, $"Data Source={file}", TimeProvider.System, NullLogger<SqliteDatabase>.Instance);
        await database.OpenAsync(CancellationToken.None);
        await PartitionGuard.CheckAsync(database, Partitions, CancellationToken.None);
        var queue = new SqlOrderQueue(database, TimeProvider.System, NullLogger<SqlOrderQueue>.Instance);
        var partition = OrderStreams.PartitionOf(product, Partitions);
        foreach (var message in orders.Select(order => new OrderAccepted(order)).Chunk(OrdersPerMessage))
            await queue.AppendAsync(partition, OrderEventCodec.Encode(message));
    }

    private static async Task<long> WaitUntilLeftAsync(
        IDatabase ledger, long sale, long atMost, CancellationToken cancellationToken)
    {
        while (true)
        {
            var left = await ledger.ReadAsync(
                session => session.FindAsync<long>(SelectAvailable, new { sale }), cancellationToken);
            if (left <= atMost) return left;
            await Task.Delay(Poll, TimeProvider.System, cancellationToken);
        }
    }
}
