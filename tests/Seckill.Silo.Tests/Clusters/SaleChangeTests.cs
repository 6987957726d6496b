using System.Collections.Concurrent;
using Seckill.Audit;
using Seckill.Catalog;
using Seckill.Orders;
using Seckill.Silo.Backends;
using Seckill.Stock;

namespace Seckill.Silo.Clusters;

/// <summary>An admin changes a sale while it runs, before it does, and beside another one.</summary>
public abstract class SaleChangeTests(BackendKind backend)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task Stock_raised_and_lowered_pauses_and_resumptions_under_load_are_explained_by_the_journal()
    {
        const int Buyers = 600;
        await using var cluster = await SaleCluster.StartAsync(backend, silos: 2);
        var productId = await cluster.CreateSaleAsync(stock: 100);
        var saleId = (await cluster.Product(productId).GetSnapshotAsync()).SaleId!.Value;
        var accepted = new ConcurrentDictionary<long, OrderId>();
        var buying = Parallel.ForAsync(1L, Buyers + 1, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (user, _) =>
        {
            var result = await SaleCluster.UntilAsync(
                () => cluster.User(user).PurchaseAsync(productId),
                answer => answer.Status is PurchaseStatus.Accepted || accepted.Count >= 400);
            if (result.OrderId is { } id) accepted[user] = id;
        });
        foreach (var stock in (long[])[150, 120, 300, 280, 400])
        {
            await ApplyAsync(cluster, productId, saleId, SaleChangeKind.Pause);
            await ApplyAsync(cluster, productId, saleId, SaleChangeKind.SetStock, stock);
            await ApplyAsync(cluster, productId, saleId, SaleChangeKind.Resume);
        }

        await buying;
        var sale = await cluster.AuditAsync(productId);
        Assert.Equal((400, 400, 0, 0), (sale.Ledger.Stock, sale.Ledger.Placed, sale.Ledger.Available, sale.Ledger.Rejected));
        Assert.Equal(400, accepted.Values.Distinct().Count());
        var changes = await cluster.Grains.GetGrain<IAuditGrain>(0).GetChangesAsync(saleId);
        Assert.Equal(15, changes.Length);
        Assert.All(changes, change => Assert.Equal(SaleChangeStatus.Applied, change.Status));
        var journal = await cluster.Grains.GetGrain<IAuditGrain>(0).GetJournalAsync(saleId, 0);
        Assert.Equal(0, journal.Sum(line => line.Quantity));
        Assert.Equal(5, journal.Count(line => line.Reason == JournalReason.StockSet));
        Assert.Equal(400, journal.Where(line => line.Reason == JournalReason.Placed).Sum(line => -line.Quantity));
    }

    [Fact]
    public async Task A_paused_sale_says_so_and_one_that_was_ended_is_over_and_takes_no_more_changes()
    {
        await using var cluster = await SaleCluster.StartAsync(backend, silos: 1);
        var productId = await cluster.CreateSaleAsync();
        var saleId = (await cluster.Product(productId).GetSnapshotAsync()).SaleId!.Value;
        Assert.True((await ApplyAsync(cluster, productId, saleId, SaleChangeKind.Pause)).IsPaused);
        Assert.Equal(PurchaseStatus.Paused, (await cluster.User(1).PurchaseAsync(productId)).Status);
        await cluster.DeactivateAsync(productId);
        Assert.Equal(PurchaseStatus.Paused, (await cluster.User(1).PurchaseAsync(productId)).Status);
        Assert.False((await ApplyAsync(cluster, productId, saleId, SaleChangeKind.Resume)).IsPaused);
        Assert.Equal(PurchaseStatus.Accepted, (await cluster.User(1).PurchaseAsync(productId)).Status);

        await ApplyAsync(cluster, productId, saleId, SaleChangeKind.SetStock, stock: 1);
        Assert.Equal(PurchaseStatus.SoldOut, (await cluster.User(2).PurchaseAsync(productId)).Status);
        await ApplyAsync(cluster, productId, saleId, SaleChangeKind.End);
        Assert.Equal(PurchaseStatus.Ended, (await cluster.User(2).PurchaseAsync(productId)).Status);
        Assert.Equal(SaleChangeStatus.SaleEnded, await StatusAsync(cluster, productId, saleId, SaleChangeKind.Resume));
        Assert.Equal(SaleChangeStatus.SaleNotFound, await StatusAsync(cluster, productId, saleId + 1, SaleChangeKind.Resume));
        Assert.Equal(SaleChangeStatus.Invalid, await StatusAsync(cluster, productId, saleId, SaleChangeKind.SetStock, 0));
        await cluster.AuditAsync(productId);
    }

    [Fact]
    public async Task Less_than_what_is_sold_is_refused_and_the_sale_goes_on()
    {
        await using var cluster = await SaleCluster.StartAsync(backend, silos: 1);
        var productId = await cluster.CreateSaleAsync();
        var saleId = (await cluster.Product(productId).GetSnapshotAsync()).SaleId!.Value;
        for (var user = 1; user <= 3; user++) await cluster.User(user).PurchaseAsync(productId);
        Assert.Equal(SaleChangeStatus.StockBelowSold, await StatusAsync(cluster, productId, saleId, SaleChangeKind.SetStock, 2));
        Assert.Equal(PurchaseStatus.Accepted, (await cluster.User(4).PurchaseAsync(productId)).Status);
        Assert.Equal(SaleCluster.Stock, (await cluster.AuditAsync(productId)).Ledger.Stock);
    }

    [Fact]
    public async Task A_sale_that_is_not_the_open_one_is_changed_beside_it()
    {
        await using var cluster = await SaleCluster.StartAsync(backend, silos: 1);
        var productId = await cluster.CreateSaleAsync();
        var before = await cluster.Product(productId).GetSnapshotAsync();
        var starts = cluster.Clock.GetUtcNow() + (2 * Hour);
        var next = (await cluster.Grains.GetGrain<ICatalogGrain>(0).CreateSaleAsync(new NewSale(productId, 100, 5, starts, starts + Hour))).Id;
        Assert.Equal(7, (await ApplyAsync(cluster, productId, next, SaleChangeKind.SetStock, stock: 7)).Stock);
        var overlapping = new SaleChange(
            SaleChangeKind.SetWindow, null, starts - (2 * Hour), starts, "admin", cluster.Clock.GetUtcNow());
        Assert.Equal(SaleChangeStatus.OverlappingSale, (await cluster.Product(productId).ChangeSaleAsync(next, overlapping)).Status);
        Assert.Equal(before, await cluster.Product(productId).GetSnapshotAsync());

        // Ended and gone, the first makes room: the second is moved to now, and sells.
        await ApplyAsync(cluster, productId, before.SaleId!.Value, SaleChangeKind.End);
        var now = cluster.Clock.GetUtcNow();
        var moved = await cluster.Product(productId).ChangeSaleAsync(
            next, new SaleChange(SaleChangeKind.SetWindow, null, now, now + Hour, "admin", now));
        Assert.Equal((SaleChangeStatus.Applied, 7L), (moved.Status, moved.Sale!.Stock));
        var order = await cluster.BuyAsync(1, productId, again: PurchaseStatus.Recovering);
        Assert.Equal((PurchaseStatus.Accepted, next), (order.Status, order.OrderId!.Value.SaleId));
    }

    [Fact]
    public async Task A_change_that_the_stream_refuses_or_loses_leaves_a_sale_that_opens_again_by_itself()
    {
        await using var cluster = await SaleCluster.StartAsync(backend, silos: 1);
        var productId = await cluster.CreateSaleAsync();
        var saleId = (await cluster.Product(productId).GetSnapshotAsync()).SaleId!.Value;
        cluster.Faults.Enqueue(StreamFault.Down);
        Assert.Equal(SaleChangeStatus.Unavailable, await StatusAsync(cluster, productId, saleId, SaleChangeKind.Pause));
        cluster.Faults.Clear();
        Assert.Equal(PurchaseStatus.Accepted, (await cluster.BuyAsync(1, productId, again: PurchaseStatus.Unavailable)).Status);
        Assert.Empty(await cluster.Grains.GetGrain<IAuditGrain>(0).GetChangesAsync(saleId));
        await cluster.AuditAsync(productId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_change_of_which_the_word_is_lost_was_made_or_not_as_its_record_says(bool isStored)
    {
        await using var cluster = await SaleCluster.StartAsync(backend, silos: 1);
        var productId = await cluster.CreateSaleAsync();
        var before = await cluster.Product(productId).GetSnapshotAsync();
        var saleId = before.SaleId!.Value;
        cluster.Faults.Enqueue(isStored ? StreamFault.StoreChangeAndFail : StreamFault.LoseChangeAndFail);
        Assert.Equal(SaleChangeStatus.OutcomeUnknown, await StatusAsync(cluster, productId, saleId, SaleChangeKind.SetStock, 1));
        var first = await cluster.BuyAsync(1, productId, again: PurchaseStatus.Unavailable);
        Assert.Equal(PurchaseStatus.Accepted, first.Status);
        Assert.True(first.OrderId!.Value.Epoch > before.Epoch + 1);
        var second = (await cluster.User(2).PurchaseAsync(productId)).Status;
        Assert.Equal(isStored ? PurchaseStatus.SoldOut : PurchaseStatus.Accepted, second);

        var changes = await cluster.Grains.GetGrain<IAuditGrain>(0).GetChangesAsync(saleId);
        Assert.Equal(isStored ? [SaleChangeStatus.Applied] : [], changes.Select(change => change.Status));
        Assert.Equal(isStored ? 1 : SaleCluster.Stock, (await cluster.AuditAsync(productId)).Ledger.Stock);
    }

    /// <summary>Nobody presses: the sale is opened before its start, and the first purchase at it is accepted.</summary>
    [Fact]
    public async Task A_sale_is_opened_before_its_start_without_a_request()
    {
        await using var cluster = await SaleCluster.StartAsync(backend, silos: 1);
        var productId = await cluster.CreateSaleAsync(startsIn: Hour);
        var start = cluster.Clock.GetUtcNow() + Hour; // A little behind the real one.
        await cluster.DeactivateAsync(productId);
        cluster.Clock.StopAt(start - TimeSpan.FromSeconds(2));
        await SaleCluster.UntilAsync(() => Task.FromResult(cluster.IsActive(productId)), active => active);
        Assert.True((await cluster.Product(productId).GetSnapshotAsync()).State is StockState.Open or StockState.Opening);
        cluster.Clock.StopAt(start);
        Assert.Equal(PurchaseStatus.Accepted, (await cluster.User(1).PurchaseAsync(productId)).Status);
    }

    private static async Task<Sale> ApplyAsync(SaleCluster cluster, long productId, long saleId, SaleChangeKind kind, long? stock = null)
    {
        var result = await cluster.Product(productId).ChangeSaleAsync(
            saleId, new SaleChange(kind, stock, null, null, "admin", cluster.Clock.GetUtcNow()));
        Assert.Equal(SaleChangeStatus.Applied, result.Status);
        return result.Sale!;
    }

    private static async Task<SaleChangeStatus> StatusAsync(
        SaleCluster cluster, long productId, long saleId, SaleChangeKind kind, long? stock = null) =>
        (await cluster.Product(productId).ChangeSaleAsync(
            saleId, new SaleChange(kind, stock, null, null, "admin", cluster.Clock.GetUtcNow()))).Status;
}
