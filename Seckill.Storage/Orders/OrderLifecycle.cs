using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Seckill.Catalog;
using Seckill.Orders;
using Seckill.Stock;
using Seckill.Storage.Databases;

namespace Seckill.Storage.Orders;

/// <summary>
/// How placed orders end unpaid, in SQL. The sale's row is locked first, as by whoever writes orders, then the orders' rows,
/// which alone keep payments out; so nobody waits in a circle, and whoever comes second finds what the first has left.
/// </summary>
public sealed class OrderLifecycle(
    [FromKeyedServices(DatabaseNames.Ledger)] IDatabase database, TimeProvider clock) : IOrderLifecycle
{
    public Task<Cancellation> CancelAsync(OrderId orderId, long userId, CancellationToken cancellationToken) =>
        database.WriteAsync(session => CancelAsync(session, orderId, userId), cancellationToken);

    public Task<ImmutableArray<SaleWritten>> ExpireAsync(
        int partition, int partitions, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(partitions, 1);
        return database.WriteAsync(session => ExpireAsync(session, partition, partitions, Math.Max(limit, 0)), cancellationToken);
    }

    /// <summary>The refusals by descending precedence.</summary>
    private async Task<Cancellation> CancelAsync(DbSession session, OrderId orderId, long userId)
    {
        var now = CatalogRules.Cut(clock.GetUtcNow());
        var sale = await OrderTable.LockSaleAsync(session, orderId.SaleId, now);
        var order = (await OrderRow.LockAsync(session, orderId))?.ToOrder();
        if (order is null || order.UserId != userId) return new Cancellation(CancelStatus.NotFound, null, null);
        if (order.Status == OrderStatus.Cancelled) return new Cancellation(CancelStatus.Cancelled, order, null);
        if (order.Status != OrderStatus.Placed) return new Cancellation(CancelStatus.NotCancellable, order, null);

        // From here on it must succeed.
        var outcome = new OrderOutcome(orderId, userId, OrderStatus.Cancelled);
        var written = await EndAsync(session, Known(sale, orderId.SaleId), JournalReason.Cancelled, [outcome], now);
        order = order with { Status = OrderStatus.Cancelled, PayingUntil = null };
        return new Cancellation(CancelStatus.Cancelled, order, written);
    }

    private async Task<ImmutableArray<SaleWritten>> ExpireAsync(DbSession session, int partition, int partitions, int limit)
    {
        var now = CatalogRules.Cut(clock.GetUtcNow());
        var due = await DueOrders.FindAsync(session, partition, partitions, limit, now);
        var written = ImmutableArray.CreateBuilder<SaleWritten>();
        // By ascending id, so that two writers never wait for each other in a circle.
        foreach (var orders in due.GroupBy(orderId => orderId.SaleId).OrderBy(group => group.Key))
        {
            var sale = await OrderTable.LockSaleAsync(session, orders.Key, now);
            // Between being found and being locked, some may have been paid, cancelled or leased.
            var expired = await DueOrders.LockAsync(session, [.. orders], now);
            if (expired.Count > 0)
                written.Add(await EndAsync(session, Known(sale, orders.Key), JournalReason.Expired, expired, now));
        }

        return written.ToImmutable();
    }

    /// <summary>Ends placed orders of one sale, whose rows are locked, and gives their units back.</summary>
    private static async Task<SaleWritten> EndAsync(
        DbSession session, LedgerSale sale, JournalReason reason, IReadOnlyList<OrderOutcome> ended, DateTimeOffset now)
    {
        foreach (var run in SequenceRuns.DenseOf(ended.Select(outcome => outcome.OrderId)))
        {
            await DueOrders.EndAsync(session, run);
            sale.Return(reason, run);
        }

        foreach (var outcome in ended) sale.Tell(outcome);
        sale.AssertInvariants(-ended.Count);
        await OrderTable.WriteSalesAsync(session, [sale], now);
        return sale.ToWritten();
    }

    private static LedgerSale Known(LedgerSale? sale, long saleId) =>
        sale ?? throw new InvariantViolatedException($"I1: orders of sale {saleId} are placed, and it is not there.");
}
