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

    /// <summary>Everything that somebody could have done to a sale's rows behind the ledger's back, and what the audit says.</summary>
    [Fact]
    public async Task EveryUnitIsExplainedOrThereIsAFault()
    {
        (string Tampering, string Fault)[] cases =
        [
            ("DELETE FROM stock_journal WHERE sale_id = $", "it has no line"),
            ("DELETE FROM stock_journal WHERE sale_id = $ AND line = 1", "lines from 2 to 5"),
            ("DELETE FROM stock_journal WHERE sale_id = $ AND line = 3", "it has 4 lines from 1 to 5"),
            ("DELETE FROM stock_journal WHERE sale_id = $ AND line = 5", "the sale's row says 5"),
            ("UPDATE stock_journal SET reason = 1 WHERE sale_id = $ AND line = 4", "it begins 2 times"),
            ("UPDATE stock_journal SET reason = 3 WHERE sale_id = $ AND line = 1", "it begins 0 times"),
            ("UPDATE stock_journal SET quantity = -2 WHERE sale_id = $ AND line = 2", "line 2 does not follow"),
            ("UPDATE stock_journal SET available = available - 1 WHERE sale_id = $ AND line = 3", "line 3 does not follow"),
            ("UPDATE stock_journal SET stock = stock + 1 WHERE sale_id = $ AND line = 3", "line 3 does not follow"),
            ("UPDATE stock_journal SET reason = 6 WHERE sale_id = $ AND line = 4", "line 4 does not follow"),
            ("UPDATE stock_journal SET last_sequence = 9 WHERE sale_id = $ AND line = 3", "line 3 does not follow"),
            ("UPDATE sec_kills SET available = available - 1 WHERE id = $", "leave 10 available, the sale has 9"),
            ("UPDATE sec_kills SET stock = stock + 1 WHERE id = $", "make a stock of 12, the sale has 13"),
            ("DELETE FROM orders WHERE sale_id = $ AND sequence = 1", "epoch 1: 2 orders took a unit, its lines take 3"),
            ("UPDATE orders SET sequence = 9 WHERE sale_id = $ AND sequence = 1", "epoch 1: the orders that took a unit are 2 to 9"),
            ("UPDATE orders SET status = 3, live_buyer = NULL WHERE sale_id = $", "epoch 1: 3 orders ended, its lines give 1 units"),
            ("UPDATE orders SET status = 1 WHERE sale_id = $ AND sequence = 2", "epoch 1: 0 orders ended"),
            ("UPDATE orders SET epoch = 2 WHERE sale_id = $ AND sequence = 3", "epoch 1: 2 orders took a unit"),
        ];
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        foreach (var (tampering, fault) in cases)
        {
            var figures = await TamperAsync(world, tampering);
            Assert.Contains(fault, figures.JournalFault, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task EveryCentIsExplainedOrCounted()
    {
        (string Tampering, long Unexplained)[] cases =
        [
            ("DELETE FROM payments WHERE sale_id = $", 1),
            ("UPDATE payments SET amount_cents = 1 WHERE sale_id = $", 1),
            ("UPDATE payments SET currency = 'EUR' WHERE sale_id = $", 1),
            ("UPDATE payments SET status = 3 WHERE sale_id = $", 1),
            ("UPDATE payments SET status = 5 WHERE sale_id = $", 1),
            ("UPDATE payments SET sequence = 3 WHERE sale_id = $", 2), // A paid order lacks it, and one that is not paid has it.
            ("UPDATE orders SET status = 1 WHERE sale_id = $ AND sequence = 1", 1),
            ("UPDATE orders SET status = 2 WHERE sale_id = $ AND sequence = 3", 1),
            (
                """
                INSERT INTO payments (sale_id, epoch, sequence, attempt, id, amount_cents, currency, status, opened_at_ms)
                SELECT sale_id, epoch, sequence, 2, 'again', amount_cents, currency, 2, 0 FROM payments WHERE sale_id = $
                """,
                1),
        ];
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        foreach (var (tampering, unexplained) in cases)
            Assert.Equal(unexplained, (await TamperAsync(world, tampering)).UnexplainedPayments);
    }

    [Fact]
    public async Task TheJournalIsReadInPieces()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        await SellAsync(world);
        await world.AuditedAsync();
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

    /// <summary>Does it to a sale of its own, which must not be seen in any other's figures; $ stands for its number.</summary>
    private static async Task<SaleFigures> TamperAsync(LedgerWorld world, string tampering)
    {
        var before = await world.Audit.CountAsync(Cancel.Token);
        var sale = await SellAsync(world);
        await world.ExecuteAsync(tampering.Replace("$", $"{sale}", StringComparison.Ordinal));
        var after = await world.Audit.CountAsync(Cancel.Token);
        Assert.Equal(before, after[..^1]);
        return after[^1];
    }

    /// <summary>One order paid, one cancelled, one placed, and the stock lowered and raised again.</summary>
    private static async Task<long> SellAsync(LedgerWorld world)
    {
        var sale = await world.CreateSaleAsync(stock: 10);
        await world.WriteOneAsync([.. Enumerable.Range(1, 3).Select(i => Some.Accepted(sale, 1, i, 100 + i))]);
        await world.PayAsync(new OrderId(sale, 1, 1), 101);
        await world.Lifecycle.CancelAsync(new OrderId(sale, 1, 2), 102, Cancel.Token);
        foreach (var (epoch, stock) in ((int, long)[])[(2, 5), (3, 12)])
            await world.WriteOneAsync(Some.Barrier(sale, epoch, change: Some.Change(SaleChangeKind.SetStock, stock)));
        return sale;
    }
}
