using Seckill.Catalog;
using Seckill.Orders;
using Seckill.Stock;
using Seckill.Storage.Tests.Databases;
using Seckill.Storage.Tests.Orders;
using static Seckill.Stock.SaleChangeKind;
using static Seckill.Stock.SaleChangeStatus;

namespace Seckill.Storage.Tests.Stock;

/// <summary>Changes of a sale, as they come with barriers.</summary>
public abstract class SaleChangeLedgerTests<TStore>
    where TStore : ITestStore, new()
{
    [Fact]
    public async Task EveryChangeHoldsFromItsBarrierOnAndIsOnRecord()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var sale = await world.CreateSaleAsync(stock: 10);
        var before = (await world.Stock.LoadAsync(sale, Cancel.Token))!.Sale;
        var later = before with { StartsAt = world.Now.AddHours(2), EndsAt = world.Now.AddHours(3) };
        (SaleChange Change, Sale After)[] changes =
        [
            (Some.Change(SetStock, 12), before with { Stock = 12, Available = 12 }),
            (Some.Change(Pause), before with { Stock = 12, Available = 12, IsPaused = true }),
            (Some.Change(Resume), before with { Stock = 12, Available = 12 }),
            (Some.Change(SetWindow, null, later.StartsAt, later.EndsAt), later with { Stock = 12, Available = 12 }),
            (Some.Change(End), later with { Stock = 12, Available = 12, StartsAt = world.Now.AddMilliseconds(-1), EndsAt = world.Now }),
        ];
        var epoch = 0;
        foreach (var (change, after) in changes)
        {
            epoch++;
            for (var i = 0; i < 2; i++)
            {
                Assert.Equal(epoch, (await world.WriteOneAsync(Some.Barrier(sale, epoch, change: change))).Fence);
                Assert.Equal(after, (await world.Stock.LoadAsync(sale, Cancel.Token))!.Sale);
            }

            var record = await world.Stock.FindChangeAsync(sale, epoch, Cancel.Token);
            Assert.Equal(new SaleChangeRecord(sale, epoch, change, Applied, world.Now), record);
        }

        Assert.Equal(
            changes.Select(change => change.Change),
            (await world.Audit.GetChangesAsync(sale, 10, Cancel.Token)).Select(record => record.Change));
        Assert.Equal(2, (await world.Audit.GetChangesAsync(sale, 2, Cancel.Token)).Length);
        Assert.Empty(await world.Audit.GetChangesAsync(sale, -1, Cancel.Token));
        Assert.Null(await world.Stock.FindChangeAsync(sale, epoch + 1, Cancel.Token));
        Assert.Null(await world.Stock.FindChangeAsync(sale + 1, 1, Cancel.Token));
        await world.AuditedAsync();
    }

    [Fact]
    public async Task RefusalsAreOnRecordAndChangeNothingButTheFence()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var sale = await world.CreateSaleAsync(stock: 10);
        var next = new NewSale(1, 990, 5, world.Now.AddHours(1), world.Now.AddHours(2));
        await world.Catalog.CreateSaleAsync(next, world.Now, Cancel.Token);
        await world.WriteOneAsync([.. Enumerable.Range(1, 4).Select(i => Some.Accepted(sale, 1, i, i))]);
        var before = (await world.Stock.LoadAsync(sale, Cancel.Token))!.Sale;
        (SaleChange Change, SaleChangeStatus Status)[] changes =
        [
            (Some.Change(SetStock), Invalid), (Some.Change(SetStock, long.MaxValue), Invalid), (Some.Change(SetStock, 3), StockBelowSold),
            (Some.Change((SaleChangeKind)int.MaxValue, long.MinValue), Invalid), (Some.Change(SetWindow), Invalid),
            (Some.Change(SetWindow, null, DateTimeOffset.MinValue, DateTimeOffset.MaxValue), Invalid),
            (Some.Change(SetWindow, null, world.Now, world.Now.AddHours(1.5)), OverlappingSale),
            (Some.Change(Pause) with { By = new string('ä', 2_000) }, Invalid), (Some.Change(Pause) with { By = "" }, Invalid),
        ];
        var epoch = 1;
        foreach (var (change, status) in changes)
        {
            epoch++;
            for (var i = 0; i < 2; i++)
            {
                Assert.Equal(epoch, (await world.WriteOneAsync(Some.Barrier(sale, epoch, change: change))).Fence);
                Assert.Equal(before, (await world.Stock.LoadAsync(sale, Cancel.Token))!.Sale);
            }

            var record = (await world.Stock.FindChangeAsync(sale, epoch, Cancel.Token))!;
            Assert.Equal((status, change.Kind), (record.Status, record.Change.Kind));
            Assert.InRange(record.Change.By.Length, 0, StockLimits.MaxByLength);
        }

        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.WriteOneAsync(Some.Barrier(sale, 20, change: Some.Change(SetStock, 3)));
        Assert.Equal(SaleEnded, (await world.Stock.FindChangeAsync(sale, 20, Cancel.Token))!.Status);
        await world.AuditedAsync();
    }

    [Fact]
    public async Task ABarrierFromBehindTheFenceOrOfNoSaleChangesNothing()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        var sale = await world.CreateSaleAsync(stock: 10);
        await world.WriteOneAsync(Some.Barrier(sale, 5));
        foreach (var epoch in (int[])[5, 4, 0, -1, int.MinValue])
            await world.WriteOneAsync(Some.Barrier(sale, epoch, change: Some.Change(SetStock, 20)));
        await world.WriteOneAsync(Some.Barrier(404, 1, change: Some.Change(SetStock, 20)));
        Assert.Equal(0, await world.QueryAsync<long>("SELECT COUNT(*) FROM sale_changes"));
        Assert.Equal(10, (await world.Stock.LoadAsync(sale, Cancel.Token))!.Sale.Stock);
    }

    /// <summary>Two sales of a product move into the same hour at once; whoever is second sees where the first has gone.</summary>
    [Fact]
    public async Task OfTwoSalesThatMoveIntoOneHourOneDoes()
    {
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        await using var other = await world.OpenOtherAsync();
        for (var round = 0; round < 10; round++)
        {
            long[] sales = [await world.CreateSaleAsync(1), 0];
            var product = (await world.Orders.FindProductOfSaleAsync(sales[0], Cancel.Token))!.Value;
            var second = new NewSale(product, 990, 1, world.Now.AddHours(1), world.Now.AddHours(2));
            sales[1] = (await world.Catalog.CreateSaleAsync(second, world.Now, Cancel.Token)).Id;
            var change = Some.Change(SetWindow, null, world.Now.AddHours(5), world.Now.AddHours(6));
            await Task.WhenAll(
                world.WriteOneAsync(Some.Barrier(sales[0], 1, product, change)),
                other.WriteOneAsync(Some.Barrier(sales[1], 1, product, change)));
            var records = await Task.WhenAll(sales.Select(sale => world.Stock.FindChangeAsync(sale, 1, Cancel.Token)));
            Assert.Equal([Applied, OverlappingSale], records.Select(record => record!.Status).Order());
        }
    }

    /// <summary>Orders, cancellations, sweeps and changes of the stock at once, in two processes.</summary>
    [Fact]
    public async Task TheJournalExplainsEveryUnitOfAStockThatIsRaisedAndLoweredUnderLoad()
    {
        const int Seed = 5;
        const int Batches = 40;
        await using var world = await LedgerWorld.CreateAsync<TStore>();
        await using var other = await world.OpenOtherAsync();
        var random = new Random(Seed);
        var sale = await world.CreateSaleAsync(stock: 200);
        other.Clock.Advance(TimeSpan.FromMinutes(20)); // The sweeper's clock, so that everything is due to it.
        var writes = Enumerable.Range(1, Batches).Select(epoch => world.Orders.WriteAsync(
            [
                Some.Barrier(sale, epoch, change: Some.Change(SetStock, random.Next(1, 400))),
                .. Enumerable.Range(1, 20).Select(i => Some.Accepted(sale, epoch, i, random.Next(1, 500))),
            ],
            Cancel.Token)).ToList();
        var cancels = writes.Select(async (write, i) =>
        {
            foreach (var outcome in (await write)[0].Outcomes.Where(outcome => outcome.Status == OrderStatus.Placed).Take(i % 4))
                await world.Lifecycle.CancelAsync(outcome.OrderId, outcome.UserId, Cancel.Token);
            if (i % 8 == 0) await other.Lifecycle.ExpireAsync(1, 2, 30, Cancel.Token);
        });
        await Task.WhenAll(cancels);

        await world.AuditedAsync();
        var lines = await world.Audit.GetJournalAsync(sale, 0, 10_000, Cancel.Token);
        var figures = Assert.Single(await world.Audit.CountAsync(Cancel.Token));
        Assert.True(lines.Sum(line => line.Quantity) == figures.Available, $"Seed {Seed}: {figures}");
        Assert.Equal(figures.Stock, lines[^1].Stock);
        Assert.Equal(5, lines.Select(line => line.Reason).Distinct().Count());
    }
}
