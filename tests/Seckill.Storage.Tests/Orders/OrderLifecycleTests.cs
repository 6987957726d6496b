using System.Collections.Immutable;
using Seckill.Orders;
using Seckill.Payments;
using Seckill.Storage.Tests.Databases;
using static Seckill.Orders.CancelStatus;

namespace Seckill.Storage.Tests.Orders;

/// <summary>How placed orders end unpaid. Orders are accepted at noon and expire a quarter past.</summary>
public abstract class OrderLifecycleTests<TStore>
    where TStore : ITestStore, new()
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15.001);

    [Fact]
    public async Task CancellingGivesTheUnitBackOnce()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var sale = await world.CreateSaleAsync(stock: 2);
        await world.WriteOneAsync(Some.Barrier(sale, 3), Some.Accepted(sale, 3, 1, 101), Some.Accepted(sale, 3, 2, 102));
        var orderId = new OrderId(sale, 3, 1);

        var cancelled = await CancelAsync(world, orderId, 101);

        Assert.Equal(CancelStatus.Cancelled, cancelled.Status);
        Assert.Equal(await world.Orders.FindAsync(orderId, Cancel.Token), cancelled.Order);
        Assert.Equal(OrderStatus.Cancelled, cancelled.Order!.Status);
        var written = cancelled.Written!;
        Assert.Equal((1, sale, 3, 1L, 2L, 3L),
            (written.ProductId, written.SaleId, written.Fence, written.Available, written.LineBefore, written.Line));
        Assert.Equal([new OrderOutcome(orderId, 101, OrderStatus.Cancelled)], written.Outcomes);

        world.Clock.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < 2; i++)
            Assert.Equal(new Cancellation(CancelStatus.Cancelled, cancelled.Order, null), await CancelAsync(world, orderId, 101));
        await world.AuditedAsync();
        Assert.Equal([OrderStatus.Placed], (await world.WriteOneAsync(Some.Accepted(sale, 3, 3, 101))).Statuses());
    }

    [Fact]
    public async Task RefusalsByPrecedence()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var sale = await world.CreateSaleAsync(stock: 2);
        await world.WriteOneAsync(
            Some.Accepted(sale, 1, 1, 101), Some.Accepted(sale, 1, 2, 102), Some.Accepted(sale, 1, 3, 103));
        await world.WriteOneAsync(Some.Accepted(404, 1, 1, 101));
        await world.PayAsync(new OrderId(sale, 1, 2), 102);

        (OrderId, long, CancelStatus)[] calls =
        [
            (default, 0, NotFound), (new(sale, 1, 9), 101, NotFound), (new(-1, -1, -1), -1, NotFound),
            (new(long.MaxValue, int.MaxValue, int.MaxValue), long.MaxValue, NotFound),
            (new(sale, 1, 2), 101, NotFound), // Another's, whatever its status.
            (new(sale, 1, 2), 102, NotCancellable), (new(sale, 1, 3), 103, NotCancellable), (new(404, 1, 1), 101, NotCancellable),
            (new(sale, 1, 1), 101, CancelStatus.Cancelled),
        ];
        foreach (var (orderId, userId, expected) in calls)
        {
            var cancellation = await CancelAsync(world, orderId, userId);
            Assert.Equal(expected, cancellation.Status);
            Assert.Equal(expected != NotFound, cancellation.Order is not null);
            Assert.Equal(expected == CancelStatus.Cancelled, cancellation.Written is not null);
        }

        await world.AuditedAsync();
    }

    [Fact]
    public async Task OrdersExpireAtTheirMomentAndNotBefore()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var sale = await world.CreateSaleAsync(stock: 9);
        await world.WriteOneAsync([.. Enumerable.Range(1, 4).Select(i => Some.Accepted(sale, 1, i, 100 + i))]);
        await world.PayAsync(new OrderId(sale, 1, 3), 103);
        await CancelAsync(world, new OrderId(sale, 1, 4), 104);
        var expiresAt = (await world.Orders.FindAsync(new OrderId(sale, 1, 1), Cancel.Token))!.ExpiresAt;

        world.Clock.Advance(expiresAt - world.Now - TimeSpan.FromMilliseconds(1));
        Assert.Empty(await ExpireAsync(world));
        world.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var written = Assert.Single(await ExpireAsync(world));

        Assert.Equal(
            [
                new OrderOutcome(new(sale, 1, 1), 101, OrderStatus.Cancelled),
                new OrderOutcome(new(sale, 1, 2), 102, OrderStatus.Cancelled),
            ],
            written.Outcomes);
        Assert.Equal(
            (1, sale, 8L, 3L, 4L), (written.ProductId, written.SaleId, written.Available, written.LineBefore, written.Line));
        Assert.Empty(await ExpireAsync(world));
        Assert.Equal(CancelStatus.Cancelled, (await CancelAsync(world, new(sale, 1, 1), 101)).Status);
        await world.AuditedAsync();
    }

    [Fact]
    public async Task ASweepTakesThoseOfItsPartitionTheLongestDueFirstAndNoMoreThanItMay()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        long[] sales = [await world.CreateSaleAsync(9), await world.CreateSaleAsync(9), await world.CreateSaleAsync(9)];
        foreach (var (sale, product) in sales.Zip([1, 2, 3]))
        {
            // Number 1 is the last to expire.
            var orders = Enumerable.Range(1, 4).Select(i => Expiring(sale, product, i, Quarter - TimeSpan.FromSeconds(i)));
            await world.WriteOneAsync([.. orders]);
        }

        world.Clock.Advance(Quarter);
        foreach (var limit in (int[])[0, -1]) Assert.Empty(await world.Lifecycle.ExpireAsync(0, 1, limit, Cancel.Token));
        Assert.Equal("2-4 2-3 2-2", Text(await world.Lifecycle.ExpireAsync(0, 2, 3, Cancel.Token)));
        Assert.Equal("2-1", Text(await world.Lifecycle.ExpireAsync(0, 2, 3, Cancel.Token)));
        Assert.Equal("1-4 3-4 1-3 3-3 1-2", Text(await world.Lifecycle.ExpireAsync(1, 2, 5, Cancel.Token)));
        Assert.Equal("", Text(await world.Lifecycle.ExpireAsync(0, 2, 100, Cancel.Token)));
        Assert.Equal("3-2 1-1 3-1", Text(await world.Lifecycle.ExpireAsync(1, 2, 100, Cancel.Token)));
        await world.AuditedAsync();

        // Told by sale, so put them back into the order in which they were due.
        static string Text(ImmutableArray<SaleWritten> written) => string.Join(' ', written
            .SelectMany(sale => sale.Outcomes).Select(outcome => outcome.OrderId)
            .OrderByDescending(id => id.Sequence).ThenBy(id => id.SaleId).Select(id => $"{id.SaleId}-{id.Sequence}"));
    }

    [Fact]
    public async Task AnOpenPaymentPutsTheEndOffAndNoFurtherThanItsLease()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var sale = await world.CreateSaleAsync(stock: 9);
        await world.WriteOneAsync(Some.Accepted(sale, 1, 1, 101), Some.Accepted(sale, 1, 2, 102));
        world.Clock.Advance(Quarter - TimeSpan.FromSeconds(1));
        await world.Payments.OpenAsync(new OrderId(sale, 1, 1), 101, Cancel.Token);
        world.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(102, Assert.Single(Assert.Single(await ExpireAsync(world)).Outcomes).UserId);
        world.Clock.Advance(PaymentLimits.Lease - TimeSpan.FromSeconds(2) - TimeSpan.FromMilliseconds(1));
        Assert.Empty(await ExpireAsync(world));
        world.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(101, Assert.Single(Assert.Single(await ExpireAsync(world)).Outcomes).UserId);
        Assert.Null((await world.Orders.FindAsync(new OrderId(sale, 1, 1), Cancel.Token))!.PayingUntil);
        await world.AuditedAsync();
    }

    [Fact]
    public async Task TwentyThousandOrdersExpireInBoundedSweeps()
    {
        const int Orders = 20_000;
        const int Limit = 1_000;
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var sale = await world.CreateSaleAsync(Orders);
        foreach (var some in Enumerable.Range(1, Orders).Chunk(1_000))
            await world.WriteOneAsync([.. some.Select(i => Some.Accepted(sale, 1, i, i))]);
        for (var i = 1; i <= 100; i += 7) await CancelAsync(world, new OrderId(sale, 1, i), i);
        var left = Orders - 15;
        world.Clock.Advance(Quarter + TimeSpan.FromSeconds(1));

        var sweeps = 0;
        for (; left > 0; sweeps++)
        {
            var written = Assert.Single(await world.Lifecycle.ExpireAsync(0, 1, Limit, Cancel.Token));
            Assert.Equal(Math.Min(left, Limit), written.Outcomes.Length);
            Assert.Equal(Orders - (left -= written.Outcomes.Length), written.Available);
        }

        Assert.Equal(20, sweeps);
        Assert.Empty(await ExpireAsync(world));
        await world.AuditedAsync();
    }

    [Fact]
    public async Task AFailedWriteLeavesNothingBehind()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var sale = await world.CreateSaleAsync(stock: 9);
        await world.WriteOneAsync(Some.Accepted(sale, 1, 1, 101));
        world.Clock.Advance(Quarter);
        await world.RefuseSaleChangesAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => CancelAsync(world, new OrderId(sale, 1, 1), 101));
        await Assert.ThrowsAnyAsync<Exception>(() => ExpireAsync(world));
        await world.AuditedAsync();
        await world.ExecuteAsync("DROP TRIGGER no_more");
        Assert.Single(await ExpireAsync(world));
        await world.AuditedAsync();
    }

    private static OrderAccepted Expiring(long sale, long product, int sequence, TimeSpan after)
    {
        var accepted = Some.Accepted(sale, 1, sequence, 100 + sequence, product);
        return accepted with { Order = accepted.Order with { ExpiresAt = Some.Noon + after } };
    }

    private static Task<Cancellation> CancelAsync(LedgerWorld world, OrderId orderId, long userId) =>
        world.Lifecycle.CancelAsync(orderId, userId, Cancel.Token);

    private static Task<ImmutableArray<SaleWritten>> ExpireAsync(LedgerWorld world) =>
        world.Lifecycle.ExpireAsync(0, 1, 1_000, Cancel.Token);
}
