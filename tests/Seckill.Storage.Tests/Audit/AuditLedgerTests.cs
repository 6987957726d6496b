using Seckill.Audit;
using Seckill.Orders;
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
}
