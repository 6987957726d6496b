using Seckill.Audit;
using Seckill.Orders;
using Seckill.Stock;
using Seckill.Storage.Tests.Databases;
using Seckill.Storage.Tests.Orders;

namespace Seckill.Storage.Tests.Audit;

public abstract class AuditLedgerTests<TStore>
    where TStore : ITestStore, new()
{
    [Fact]
    public async Task NoSalesAreNoFigures()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        Assert.Empty(await world.Get<IAuditLedger>().CountAsync(Cancel.Token));
    }

    [Fact]
    public async Task EverySaleIsCountedFromItsOrders()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var created = world.Now;
        var sale = await world.CreateSaleAsync(stock: 5);
        var empty = await world.CreateSaleAsync(stock: 9);
        world.Clock.Advance(TimeSpan.FromSeconds(3));
        await world.WriteOneAsync(Some.Barrier(sale, 4), Some.Accepted(sale, 3, 1, 100));
        await world.WriteOneAsync([.. Enumerable.Range(1, 4).Select(i => Some.Accepted(sale, 4, i, 100 + i))]);
        await world.PayAsync(new OrderId(sale, 4, 1), userId: 101);
        await world.Lifecycle.CancelAsync(new OrderId(sale, 4, 2), userId: 102, Cancel.Token);

        var figures = await world.Get<IAuditLedger>().CountAsync(Cancel.Token);

        Assert.Equal(
            [
                new SaleFigures(sale, 1, 5, 2, Placed: 2, Paid: 1, Cancelled: 1, Rejected: 1, 0, Fence: 4, world.Now),
                new SaleFigures(empty, 2, 9, 9, 0, 0, 0, 0, 0, 0, created),
            ],
            figures);
    }

    [Fact]
    public async Task ABuyerWithTwoLiveOrdersIsSeenEvenIfTheIndexDidNotSee()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var sale = await world.CreateSaleAsync(stock: 5);
        await world.WriteOneAsync(Some.Accepted(sale, 1, 1, 101), Some.Accepted(sale, 1, 2, 101), Some.Accepted(sale, 1, 3, 102));
        await world.ExecuteAsync("UPDATE orders SET status = 2, live_buyer = NULL WHERE sequence = 2");
        Assert.Equal(1, Assert.Single(await world.Get<IAuditLedger>().CountAsync(Cancel.Token)).DoubledBuyers);
    }

    /// <summary>Everything that somebody could have done to the rows behind the ledger's back, and what the audit says to it.</summary>
    [Theory]
    [InlineData("DELETE FROM stock_journal", "it has no line")]
    [InlineData("DELETE FROM stock_journal WHERE line = 1", "lines from 2 to 5")]
    [InlineData("DELETE FROM stock_journal WHERE line = 3", "it has 4 lines from 1 to 5")]
    [InlineData("DELETE FROM stock_journal WHERE line = 5", "the sale's row says 5")]
    [InlineData("UPDATE stock_journal SET reason = 1 WHERE line = 4", "it begins 2 times")]
    [InlineData("UPDATE stock_journal SET reason = 3 WHERE line = 1", "it begins 0 times")]
    [InlineData("UPDATE stock_journal SET quantity = -2 WHERE line = 2", "line 2 does not follow")]
    [InlineData("UPDATE stock_journal SET available = available - 1 WHERE line = 3", "line 3 does not follow")]
    [InlineData("UPDATE stock_journal SET stock = stock + 1 WHERE line = 3", "line 3 does not follow")]
    [InlineData("UPDATE stock_journal SET reason = 6 WHERE line = 4", "line 4 does not follow")]
    [InlineData("UPDATE stock_journal SET last_sequence = 9 WHERE line = 3", "line 3 does not follow")]
    [InlineData("UPDATE sec_kills SET available = available - 1", "leave 10 available, the sale has 9")]
    [InlineData("UPDATE sec_kills SET stock = stock + 1", "make a stock of 12, the sale has 13")]
    [InlineData("DELETE FROM orders WHERE sequence = 1", "epoch 1: 2 orders took a unit, its lines take 3")]
    [InlineData("UPDATE orders SET sequence = 9 WHERE sequence = 1", "epoch 1: the orders that took a unit are 2 to 9")]
    [InlineData("UPDATE orders SET status = 3, live_buyer = NULL", "epoch 1: 3 orders ended, its lines give 1 units back")]
    [InlineData("UPDATE orders SET status = 1 WHERE sequence = 2", "epoch 1: 0 orders ended")]
    [InlineData("UPDATE orders SET epoch = 2 WHERE sequence = 3", "epoch 1: 2 orders took a unit")]
    public async Task EveryUnitIsExplainedOrThereIsAFault(string tampering, string fault)
    {
        await using var world = await CreateExplainedAsync();
        await world.ExecuteAsync(tampering);
        var figures = Assert.Single(await world.Audit.CountAsync(Cancel.Token));
        Assert.Contains(fault, figures.JournalFault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE FROM payments", 1)]
    [InlineData("UPDATE payments SET amount_cents = 1", 1)]
    [InlineData("UPDATE payments SET currency = 'EUR'", 1)]
    [InlineData("UPDATE payments SET status = 3", 1)]
    [InlineData("UPDATE payments SET status = 5", 1)]
    [InlineData("UPDATE payments SET sequence = 3", 2)] // One paid order lacks it, and it was taken for one that is not paid.
    [InlineData("UPDATE orders SET status = 1 WHERE sequence = 1", 1)]
    [InlineData("UPDATE orders SET status = 2 WHERE sequence = 3", 1)]
    [InlineData("INSERT INTO payments SELECT sale_id, epoch, sequence, 2, 'again', amount_cents, currency, 2, 0, 0, NULL FROM payments", 1)]
    public async Task EveryCentIsExplainedOrCounted(string tampering, long unexplained)
    {
        await using var world = await CreateExplainedAsync();
        await world.ExecuteAsync(tampering);
        Assert.Equal(unexplained, Assert.Single(await world.Audit.CountAsync(Cancel.Token)).UnexplainedPayments);
    }

    [Fact]
    public async Task TheJournalIsReadInPieces()
    {
        await using var world = await CreateExplainedAsync();
        var now = world.Now;
        JournalLine[] lines =
        [
            new(1, JournalReason.Created, 10, 0, 0, 0, 10, 10, now), new(2, JournalReason.Placed, -3, 1, 1, 3, 7, 10, now),
            new(3, JournalReason.Cancelled, 1, 1, 2, 2, 8, 10, now), new(4, JournalReason.StockSet, -5, 2, 0, 0, 3, 5, now),
            new(5, JournalReason.StockSet, 7, 3, 0, 0, 10, 12, now),
        ];
        Assert.Equal(lines, await ReadAsync(1, 0, 10));
        Assert.Equal(lines[2..4], await ReadAsync(1, 2, 2));
        foreach (var (sale, after, limit) in ((long, long, int)[])[(1, 5, 10), (1, 0, 0), (1, 0, -1), (2, 0, 10), (1, long.MaxValue, 10)])
            Assert.Empty(await ReadAsync(sale, after, limit));

        async Task<IReadOnlyList<JournalLine>> ReadAsync(long sale, long after, int limit) =>
            await world.Audit.GetJournalAsync(sale, after, limit, Cancel.Token);
    }

    /// <summary>One order paid, one cancelled, one placed, and the stock lowered and raised again.</summary>
    private static async Task<LedgerWorld> CreateExplainedAsync()
    {
        var world = await LedgerWorld.CreateAsync<TStore>();
        var sale = await world.CreateSaleAsync(stock: 10);
        await world.WriteOneAsync([.. Enumerable.Range(1, 3).Select(i => Some.Accepted(sale, 1, i, 100 + i))]);
        await world.PayAsync(new OrderId(sale, 1, 1), 101);
        await world.Lifecycle.CancelAsync(new OrderId(sale, 1, 2), 102, Cancel.Token);
        foreach (var (epoch, stock) in ((int, long)[])[(2, 5), (3, 12)])
            await world.WriteOneAsync(Some.Barrier(sale, epoch, change: Some.Change(SaleChangeKind.SetStock, stock)));
        await world.AuditedAsync();
        return world;
    }
}
