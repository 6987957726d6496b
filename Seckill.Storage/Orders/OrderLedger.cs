using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Seckill.Catalog;
using Seckill.Orders;
using Seckill.Stock;
using Seckill.Storage.Databases;
using Seckill.Storage.Stock;

namespace Seckill.Storage.Orders;

/// <summary>The order ledger in SQL. What is decided stands in <see cref="LedgerBatch"/>; here it is read and written.</summary>
public sealed class OrderLedger(
    [FromKeyedServices(DatabaseNames.Ledger)] IDatabase database, TimeProvider clock, ILogger<OrderLedger> logger) : IOrderLedger
{
    private const string SelectProductOfSale = "SELECT product_id FROM sec_kills WHERE id = @saleId";

    private const string SelectOrdersOfUser =
        $"""
        SELECT {OrderRow.Columns} FROM orders WHERE user_id = @userId
        ORDER BY created_at_ms DESC, sale_id DESC, epoch DESC, sequence DESC LIMIT @limit
        """;

    public async Task<ImmutableArray<SaleWritten>> WriteAsync(
        IReadOnlyList<OrderEvent> events, CancellationToken cancellationToken)
    {
        if (events.Count == 0) return [];
        for (var decisions = 1; ; decisions++)
        {
            // Nearly always every order is new, and of a buyer without one. So the first decision takes that for granted, and
            // the keys say when it is not so: then nothing was written, and the next decision looks first.
            var looks = decisions > 1;
            try
            {
                return await database.WriteAsync(session => WriteAsync(session, events, looks), cancellationToken);
            }
            catch (DbException exception)
                when (decisions < StorageLimits.MaxDecisions && database.Dialect.IsDuplicateKey(exception))
            {
                // Also after a look: the row of a sale keeps other writers out, but a sale that is not there has none.
                logger.LogInformation("A batch is decided again: {Error}", exception.Message);
            }
        }
    }

    public Task<Order?> FindAsync(OrderId orderId, CancellationToken cancellationToken)
    {
        var key = new { orderId.SaleId, orderId.Epoch, orderId.Sequence };
        return database.ReadAsync(
            async session => (await session.FindAsync<OrderRow>(OrderRow.Select, key))?.ToOrder(), cancellationToken);
    }

    public Task<long?> FindProductOfSaleAsync(long saleId, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FindAsync<long?>(SelectProductOfSale, new { saleId }), cancellationToken);

    public Task<ImmutableArray<Order>> GetOrdersOfUserAsync(long userId, int limit, CancellationToken cancellationToken)
    {
        var parameters = new { userId, limit = Math.Max(limit, 0) };
        return database.ReadAsync(
            async session => (await session.QueryAsync<OrderRow>(SelectOrdersOfUser, parameters))
                .Select(row => row.ToOrder()).ToImmutableArray(),
            cancellationToken);
    }

    private async Task<ImmutableArray<SaleWritten>> WriteAsync(
        DbSession session, IReadOnlyList<OrderEvent> events, bool looks)
    {
        var now = CatalogRules.Cut(clock.GetUtcNow());
        var batch = await ReadAsync(session, events, looks, now);
        foreach (var orderEvent in events) batch.Apply(orderEvent);
        batch.AssertInvariants();
        if (batch.IgnoredBarriers > 0)
            logger.LogWarning("Ignored {Barriers} barriers of sales that are not in the ledger.", batch.IgnoredBarriers);

        var inserted = await OrderTable.InsertAsync(session, batch.Inserts);
        if (inserted != batch.Inserts.Count)
            throw new InvariantViolatedException($"I1: {batch.Inserts.Count} orders were to be inserted, {inserted} were.");

        foreach (var change in batch.SaleChanges) await SaleChangeTable.InsertAsync(session, change);
        await OrderTable.WriteSalesAsync(session, batch.Changes, now);
        return batch.Written;
    }

    /// <summary>Reads what is decided from: first the sales, which locks them against other writers, then their orders.</summary>
    private static async Task<LedgerBatch> ReadAsync(
        DbSession session, IReadOnlyList<OrderEvent> events, bool looks, DateTimeOffset now)
    {
        var sales = await OrderTable.LockSalesAsync(session, [.. events.Select(SaleOf).Distinct().Order()], now);
        var known = new List<OrderOutcome>();
        var live = new HashSet<LiveBuyer>();
        if (looks) await ReadOrdersAsync(session, [.. events.OfType<OrderAccepted>().Select(accepted => accepted.Order)], known, live);
        return new LedgerBatch(sales, known, live, await ReadWindowsAsync(session, events, sales, now), now);
    }

    private static async Task ReadOrdersAsync(
        DbSession session, IReadOnlyList<Order> orders, List<OrderOutcome> known, HashSet<LiveBuyer> live)
    {
        foreach (var run in SequenceRuns.Of(orders.Select(order => order.Id)))
            await OrderTable.ReadKnownAsync(session, run, known);
        foreach (var group in orders.GroupBy(order => order.Id.SaleId))
        {
            var buyers = group.Select(order => order.UserId).Distinct().Order().ToList();
            await OrderTable.ReadLiveBuyersAsync(session, group.Key, buyers, live);
        }
    }

    /// <summary>What new windows must not overlap with; nothing is read where the batch carries none.</summary>
    private static async Task<List<SaleWindow>> ReadWindowsAsync(
        DbSession session, IReadOnlyList<OrderEvent> events, List<LedgerSale> sales, DateTimeOffset now)
    {
        var moved = events.OfType<BarrierRaised>()
            .Where(barrier => barrier.Change?.Kind == SaleChangeKind.SetWindow).Select(barrier => barrier.SaleId).ToHashSet();
        var windows = new List<SaleWindow>();
        // By ascending id, as above.
        var products = sales.Where(sale => moved.Contains(sale.SaleId)).Select(sale => sale.ProductId);
        foreach (var productId in products.Distinct().Order())
            windows.AddRange(await SaleChangeTable.ReadWindowsAsync(session, productId, now));
        return windows;
    }

    private static long SaleOf(OrderEvent orderEvent) => orderEvent switch
    {
        OrderAccepted accepted => accepted.Order.Id.SaleId,
        BarrierRaised barrier => barrier.SaleId,
        _ => throw new ArgumentException($"The ledger does not know the event {orderEvent.GetType().Name}.", nameof(orderEvent)),
    };
}
