using Seckill.Audit;
using Seckill.Orders;
using Seckill.Storage.Tests.Databases;

namespace Seckill.Storage.Tests.Orders;

/// <summary>
/// Two processes write the same batches at the same time, each in an order of its own: what a partition that changes hands looks
/// like at its worst. Some batches are of several sales, and some orders of a sale that is not there.
/// </summary>
public abstract class ConcurrentWritersTests<TStore>
    where TStore : ITestStore, new()
{
    private const int Seed = 20_261_111;
    private const int Sales = 3;
    private const int Stock = 120;
    private const int Batches = 24;
    private const int OrdersPerBatch = 40;
    private const int Buyers = 300;

    [Fact]
    public async Task I1_I3_I4_HoldWhoeverWritesFirst()
    {
        await using var one = await LedgerWorld.CreateAsync<TStore>();
        await using var other = await one.OpenOtherAsync();
        long[] sales = await Task.WhenAll(Enumerable.Range(0, Sales).Select(_ => one.CreateSaleAsync(Stock)));
        var random = new Random(Seed);
        var batches = Enumerable.Range(0, Batches).Select(batch => NewBatch(random, batch, [.. sales, 404])).ToList();
        var writes = batches.Concat(batches).ToArray();
        random.Shuffle(writes);

        var written = await Task.WhenAll(writes.Select(
            (events, index) => (index % 2 == 0 ? one : other).Orders.WriteAsync(events, Cancel.Token)));

        Assert.Equal(Batches * OrdersPerBatch, await one.QueryAsync<long>("SELECT COUNT(*) FROM orders"));
        var placed = written.SelectMany(result => result).SelectMany(sale => sale.Outcomes)
            .Where(outcome => outcome.Status == OrderStatus.Placed).Select(outcome => outcome.OrderId).Distinct()
            .CountBy(orderId => orderId.SaleId).ToDictionary();
        foreach (var sale in await one.Get<IAuditLedger>().CountAsync(Cancel.Token))
        {
            var holds = sale.Placed + sale.Available == Stock && sale.Available >= 0 && sale.DoubledBuyers == 0
                && sale.Placed == placed[sale.SaleId];
            Assert.True(holds, $"Seed {Seed}, {placed[sale.SaleId]} told: {sale}");
        }
    }

    private static OrderEvent[] NewBatch(Random random, int batch, long[] sales) =>
    [
        .. Enumerable.Range(0, OrdersPerBatch).Select(i => Some.Accepted(
            sales[random.Next(sales.Length)], epoch: 1, (batch * OrdersPerBatch) + i + 1, random.Next(1, Buyers))),
    ];
}
