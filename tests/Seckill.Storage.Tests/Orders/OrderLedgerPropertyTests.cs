using Seckill.Orders;
using Seckill.Storage.Tests.Databases;

namespace Seckill.Storage.Tests.Orders;

/// <summary>
/// Random batches, many of them delivered again, through the real tables; the naive ledger must agree after each.
/// </summary>
public abstract class OrderLedgerPropertyTests<TStore>
    where TStore : ITestStore, new()
{
    private const int Rounds = 12;
    private const int BatchesPerRound = 25;

    [Fact]
    public async Task AgreesWithTheNaiveLedger()
    {
        for (var seed = 1; seed <= Rounds; seed++)
        {
            await using var world = await LedgerWorld.CreateAsync<TStore>();
            try
            {
                await RunAsync(new Random(seed), world);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Seed {seed}: {exception.Message}", exception);
            }
        }
    }

    private static async Task RunAsync(Random random, LedgerWorld world)
    {
        var stocks = new Dictionary<long, long>();
        foreach (var stock in (long[])[1, random.Next(2, 30), 1_000]) stocks.Add(await world.CreateSaleAsync(stock), stock);
        var naive = new NaiveLedger(stocks);
        var past = new List<OrderEvent[]>();
        for (var i = 0; i < BatchesPerRound; i++)
        {
            var again = past.Count > 0 && random.Next(3) == 0;
            var events = again ? past[random.Next(past.Count)] : NewBatch(random, [.. stocks.Keys]);
            past.Add(events);
            foreach (var orderEvent in events) naive.Apply(orderEvent);
            Check(naive, await world.Orders.WriteAsync(events, Cancel.Token));
        }

        await CheckRowsAsync(naive, world);
    }

    /// <summary>Few buyers, epochs and sequences, so that they collide; one sale in four is not there.</summary>
    private static OrderEvent[] NewBatch(Random random, long[] saleIds) =>
    [
        .. Enumerable.Range(0, random.Next(1, 60)).Select(_ =>
        {
            var saleId = random.Next(4) is var at && at < saleIds.Length ? saleIds[at] : 999;
            var epoch = random.Next(1, 6);
            return random.Next(12) == 0
                ? Some.Barrier(saleId, epoch)
                : (OrderEvent)Some.Accepted(saleId, epoch, random.Next(1, 200), random.Next(1, 80));
        }),
    ];

    private static void Check(NaiveLedger naive, IEnumerable<SaleWritten> written)
    {
        foreach (var sale in written)
        {
            Assert.Equal(naive.FenceOf(sale.SaleId), sale.Fence);
            Assert.Equal(naive.AvailableOf(sale.SaleId), sale.Available);
            Assert.All(sale.Outcomes, outcome => Assert.Equal(naive.StatusOf(outcome.OrderId), outcome.Status));
        }
    }

    private static async Task CheckRowsAsync(NaiveLedger naive, LedgerWorld world)
    {
        foreach (var order in naive.Orders) Assert.Equal(order, await world.Orders.FindAsync(order.Id, Cancel.Token));
        Assert.Equal(naive.Orders.Count, await world.QueryAsync<long>("SELECT COUNT(*) FROM orders"));
    }
}
