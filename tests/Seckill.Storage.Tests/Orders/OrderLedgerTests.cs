using System.Data.Common;
using Seckill.Orders;
using Seckill.Storage.Databases;
using Seckill.Storage.Tests.Databases;
using static Seckill.Orders.OrderStatus;

namespace Seckill.Storage.Tests.Orders;

public abstract class OrderLedgerTests<TStore>
    where TStore : ITestStore, new()
{
    [Fact]
    public async Task NothingToWriteWritesNothing()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        Assert.Empty(await world.Orders.WriteAsync([], Cancel.Token));
    }

    [Fact]
    public async Task ABatchIsWrittenAndCanBeRead()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var sale = await world.CreateSaleAsync(stock: 2);
        var events = Enumerable.Range(1, 3).Select(i => Some.Accepted(sale, 1, i, 100 + i)).ToArray();

        var written = await world.WriteOneAsync([Some.Barrier(sale, 1), .. events]);

        Assert.Equal((1, sale, 1, 0L), (written.ProductId, written.SaleId, written.Fence, written.Available));
        Assert.Equal([Placed, Placed, Rejected], written.Statuses());
        foreach (var (accepted, status) in events.Zip(written.Statuses()))
            Assert.Equal(accepted.Order with { Status = status }, await world.Orders.FindAsync(accepted.Order.Id, Cancel.Token));
        Assert.Null(await world.Orders.FindAsync(new OrderId(sale, 1, 4), Cancel.Token));
    }

    [Fact]
    public async Task I4_TheSameBatchAgainChangesNothingAndTellsTheOrdersAsTheyStand()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var sale = await world.CreateSaleAsync(stock: 10);
        OrderEvent[] events =
        [
            Some.Barrier(sale, 1), Some.Accepted(sale, 1, 1, 101), Some.Accepted(sale, 1, 2, 102), Some.Accepted(sale, 1, 3, 101),
        ];
        await world.WriteOneAsync(events);
        await world.ExecuteAsync("UPDATE orders SET status = 2 WHERE sequence = 1");
        await world.ExecuteAsync("UPDATE orders SET status = 3, live_buyer = NULL WHERE sequence = 2");
        await world.ExecuteAsync("UPDATE sec_kills SET available = available + 1");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var before = await DumpAsync(world);

        var again = await world.WriteOneAsync(events);
        await world.WriteOneAsync([.. events, .. events]);

        Assert.Equal([Paid, Cancelled, Rejected], again.Statuses());
        Assert.Equal((9L, 1), (again.Available, again.Fence));
        Assert.Equal(before, await DumpAsync(world));
    }

    [Fact]
    public async Task ABatchOfTheLargestSizeIsWrittenTwice()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var sale = await world.CreateSaleAsync(stock: 1_000);
        OrderEvent[] events = [.. Enumerable.Range(1, 1_000).Select(i => Some.Accepted(sale, 1, i, 5_000 - i))];
        for (var i = 0; i < 2; i++)
        {
            var written = await world.WriteOneAsync(events);
            Assert.Equal(0, written.Available);
            Assert.All(written.Outcomes, outcome => Assert.Equal(Placed, outcome.Status));
        }
    }

    [Fact]
    public async Task OrdersOfASaleThatIsNotThereAreRecordedAsRejectedAndItsBarriersIgnored()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var accepted = Some.Accepted(404, 1, 1, 101);
        for (var i = 0; i < 2; i++)
        {
            var written = await world.WriteOneAsync(Some.Barrier(404, 3), accepted);
            Assert.Equal((0, 0L), (written.Fence, written.Available));
            Assert.Equal([Rejected], written.Statuses());
        }

        Assert.Equal(Rejected, (await world.Orders.FindAsync(accepted.Order.Id, Cancel.Token))!.Status);
    }

    [Fact]
    public async Task WhoeverHasALiveOrderIsKnownFromTheTables()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var sale = await world.CreateSaleAsync(stock: 10);
        await world.WriteOneAsync(Some.Accepted(sale, 1, 1, 101), Some.Accepted(sale, 1, 2, 102));
        await world.ExecuteAsync("UPDATE orders SET status = 3, live_buyer = NULL WHERE user_id = 102");
        var written = await world.WriteOneAsync(Some.Accepted(sale, 2, 1, 101), Some.Accepted(sale, 2, 2, 102));
        Assert.Equal([Rejected, Placed], written.Statuses());
    }

    [Fact]
    public async Task I3_TheIndexRefusesASecondLiveOrderThatTheCodeWouldLetThrough()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var sale = await world.CreateSaleAsync(stock: 10);
        await world.WriteOneAsync(Some.Accepted(sale, 1, 1, 101));
        const string Second =
            "INSERT INTO orders SELECT sale_id, 1, 2, product_id, user_id, price_cents, 1, live_buyer, 0, 0, 0, NULL FROM orders";
        var error = await Assert.ThrowsAnyAsync<DbException>(() => world.ExecuteAsync(Second));
        Assert.True(world.Database.Dialect.IsDuplicateKey(error));
    }

    [Fact]
    public async Task I1_TheTableRefusesFewerThanNoneAndMoreThanAll()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        await world.CreateSaleAsync(stock: 10);
        foreach (var available in (int[])[-1, 11])
        {
            var sql = $"UPDATE sec_kills SET available = {available}";
            var error = await Assert.ThrowsAnyAsync<DbException>(() => world.ExecuteAsync(sql));
            Assert.False(world.Database.Dialect.IsDuplicateKey(error));
        }
    }

    [Fact]
    public async Task ABatchThatFailsLeavesNothingBehind()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var sale = await world.CreateSaleAsync(stock: 10);
        await world.RefuseSaleChangesAsync();
        var before = await DumpAsync(world);

        await Assert.ThrowsAnyAsync<DbException>(() => world.WriteOneAsync(Some.Accepted(sale, 1, 1, 101)));

        Assert.Equal(before, await DumpAsync(world));
        await world.ExecuteAsync("DROP TRIGGER no_more");
        Assert.Equal([Placed], (await world.WriteOneAsync(Some.Accepted(sale, 1, 1, 101))).Statuses());
    }

    [Fact]
    public async Task AUsersOrdersComeNewestFirstAndNotMoreThanAskedFor()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var first = await world.CreateSaleAsync(stock: 10);
        var second = await world.CreateSaleAsync(stock: 10);
        await world.Orders.WriteAsync(
            [
                Some.Accepted(first, 1, 2, 101), Some.Accepted(second, 1, 2, 101),
                Some.Accepted(first, 1, 1, 101), Some.Accepted(first, 1, 3, 102),
            ],
            Cancel.Token);

        foreach (var (limit, expected) in ((int, string)[])[(10, "2-1-2 1-1-2 1-1-1"), (2, "2-1-2 1-1-2"), (0, ""), (-1, "")])
        {
            var orders = await world.Orders.GetOrdersOfUserAsync(101, limit, Cancel.Token);
            Assert.Equal(expected, string.Join(' ', orders.Select(order => order.Id)));
        }
    }

    [Fact]
    public async Task TheProductOfASaleIsFound()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        await world.CreateSaleAsync(stock: 1);
        var sale = await world.CreateSaleAsync(stock: 1);
        Assert.Equal(2, await world.Orders.FindProductOfSaleAsync(sale, Cancel.Token));
        Assert.Null(await world.Orders.FindProductOfSaleAsync(sale + 1, Cancel.Token));
    }

    /// <summary>Both tables as one text.</summary>
    private static async Task<string> DumpAsync(LedgerWorld world) => string.Join(
        ' ',
        [
            .. await world.ListAsync<(long, int, int, int)>("SELECT sale_id, epoch, sequence, status FROM orders"),
            .. await world.ListAsync<(long, long, int, long)>("SELECT id, available, fence, changed_at_ms FROM sec_kills"),
        ]);
}
