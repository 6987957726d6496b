using Seckill.Catalog;
using Seckill.Orders;
using Seckill.Stock;
using Seckill.Storage.Tests.Databases;
using Seckill.Storage.Tests.Orders;

namespace Seckill.Storage.Tests.Stock;

public abstract class StockLedgerTests<TStore>
    where TStore : ITestStore, new()
{
    [Fact]
    public async Task SalesThatHaveNotEndedAndTheLastThatHas()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var start = world.Now;
        var product = (await world.Catalog.CreateProductAsync(new NewProduct("Kettle", "", 1), Cancel.Token)).Id;
        foreach (var hour in (int[])[3, 0, 2, 1])
        {
            var sale = new NewSale(product, 1, 1, start.AddHours(hour), start.AddHours(hour + 1));
            await world.Catalog.CreateSaleAsync(sale, start, Cancel.Token);
        }

        // Sales by their hours; at 2:00 sharp the one from 1:00 has just ended.
        (double, string)[] moments =
        [
            (-1, "0 1 2 3"), (0.5, "0 1 2 3"), (1, "0 1 2 3"), (2, "1 2 3"), (3.9, "2 3"), (4, "3"), (99, "3"),
        ];
        foreach (var (hours, expected) in moments)
        {
            var sales = await world.Stock.GetSalesAsync(product, start.AddHours(hours), Cancel.Token);
            Assert.Equal(expected, string.Join(' ', sales!.Value.Select(sale => (sale.StartsAt - start).TotalHours)));
        }
    }

    [Fact]
    public async Task AProductWithoutSalesIsNotOneThatIsNotThere()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var product = (await world.Catalog.CreateProductAsync(new NewProduct("Kettle", "", 1), Cancel.Token)).Id;
        Assert.Empty((await world.Stock.GetSalesAsync(product, world.Now, Cancel.Token))!.Value);
        foreach (var absent in (long[])[0, -1, product + 1, long.MaxValue])
            Assert.Null(await world.Stock.GetSalesAsync(absent, world.Now, Cancel.Token));
    }

    [Fact]
    public async Task ThePositionIsTheFenceAndTheHighestSequenceOfTheEpoch()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var sale = await world.CreateSaleAsync(stock: 10);
        await world.WriteOneAsync(Some.Accepted(sale, 1, 7, 101), Some.Barrier(sale, 2), Some.Accepted(sale, 2, 3, 102),
            Some.Accepted(sale, 1, 8, 103));
        Assert.Equal(new LedgerPosition(2, 8), await world.Stock.GetPositionAsync(sale, 1, Cancel.Token));
        Assert.Equal(new LedgerPosition(2, 3), await world.Stock.GetPositionAsync(sale, 2, Cancel.Token));
        Assert.Equal(new LedgerPosition(2, 0), await world.Stock.GetPositionAsync(sale, 3, Cancel.Token));
        Assert.Equal(new LedgerPosition(0, 0), await world.Stock.GetPositionAsync(sale + 1, 1, Cancel.Token));
    }

    [Fact]
    public async Task UnitsThatCameBackAreReadLineByLineWithinBounds()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var sale = await world.CreateSaleAsync(stock: 30);
        await world.WriteOneAsync([.. Enumerable.Range(1, 9).Select(i => Some.Accepted(sale, 1, i, 100 + i))]);
        await world.PayAsync(new OrderId(sale, 1, 5), 105);
        foreach (var i in (int[])[7, 2]) await world.Lifecycle.CancelAsync(new OrderId(sale, 1, i), 100 + i, Cancel.Token);
        await world.WriteOneAsync(Some.Barrier(sale, 2, change: Some.Change(SaleChangeKind.SetStock, stock: 20)));
        world.Clock.Advance(TimeSpan.FromMinutes(16));
        await world.Lifecycle.ExpireAsync(0, 1, 100, Cancel.Token);

        // Lines: 1 created, 2 placed, 3 and 4 cancelled, 5 stock, 6 to 9 expired: 1, 3 to 4, 6, 8 to 9.
        (long After, int Limit, string Expected)[] readings =
        [
            (0, 100, "9: 7 2 1 3 4 6 8 9"), (0, 9, "9: 7 2 1 3 4 6 8 9"), (2, 1, "3+: 7"), (2, 2, "4+: 7 2"), (4, 2, "6+: 1"),
            (5, 2, "7+: 1 3 4"), (5, 3, "7+: 1 3 4"), (6, 1, "7+: 3 4"), (7, 2, "9: 6 8 9"), (9, 5, "9: "), (99, 5, "99: "),
            (0, 0, "0+: "), (9, 0, "9: "), (0, -1, "0+: "),
        ];
        foreach (var (after, limit, expected) in readings)
        {
            var returned = await world.Stock.GetReturnsAsync(sale, after, limit, Cancel.Token);
            var sequences = string.Join(' ', returned.Orders.Select(order => order.OrderId.Sequence));
            Assert.Equal(expected, $"{returned.Line}{(returned.More ? "+" : "")}: {sequences}");
            Assert.All(returned.Orders, order => Assert.Equal(100 + order.OrderId.Sequence, order.UserId));
            Assert.All(returned.Orders, order => Assert.Equal(OrderStatus.Cancelled, order.Status));
        }

        Assert.Equal(new ReturnedUnits(3, [], false), await world.Stock.GetReturnsAsync(404, 3, 10, Cancel.Token));
        Assert.Equal(9, (await world.Stock.LoadAsync(sale, Cancel.Token))!.Line);
        await world.AuditedAsync();
    }

    [Fact]
    public async Task TheImageHoldsTheSaleAndItsLiveBuyersOnly()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var sale = await world.CreateSaleAsync(stock: 3);
        var other = await world.CreateSaleAsync(stock: 3);
        await world.Orders.WriteAsync(
            [.. Enumerable.Range(1, 5).Select(i => Some.Accepted(sale, 1, i, 100 + i)), Some.Accepted(other, 1, 1, 101)],
            Cancel.Token);
        await world.ExecuteAsync($"UPDATE orders SET status = 3, live_buyer = NULL WHERE sale_id = {sale} AND sequence = 2");
        await world.ExecuteAsync($"UPDATE sec_kills SET available = 1 WHERE id = {sale}");

        for (var i = 0; i < 2; i++)
        {
            var image = (await world.Stock.LoadAsync(sale, Cancel.Token))!;
            Assert.Equal(new Sale(sale, 1, 990, 3, 1, world.Now, world.Now.AddHours(1)), image.Sale);
            Assert.Equal(
                [new(101, new OrderId(sale, 1, 1)), new(103, new OrderId(sale, 1, 3))],
                image.Buyers.OrderBy(buyer => buyer.Key));
        }

        Assert.Null(await world.Stock.LoadAsync(99, Cancel.Token));
    }
}
