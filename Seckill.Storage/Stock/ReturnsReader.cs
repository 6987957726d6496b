using System.Collections.Immutable;
using Seckill.Orders;
using Seckill.Stock;
using Seckill.Storage.Databases;
using Seckill.Storage.Orders;

namespace Seckill.Storage.Stock;

/// <summary>Reads from a sale's journal which orders' units came back, in one consistent reading.</summary>
internal static class ReturnsReader
{
    private const string SelectLines =
        """
        SELECT line, CASE WHEN reason IN (3, 4) THEN quantity ELSE 0 END FROM stock_journal
        WHERE sale_id = @0 AND line > @1 ORDER BY line LIMIT @2
        """;

    /// <summary>A line of units that came back is about all orders from its first to its last, and no others.</summary>
    private const string SelectOrders =
        """
        SELECT o.epoch, o.sequence, o.user_id, o.status FROM stock_journal j
        JOIN orders o ON o.sale_id = j.sale_id AND o.epoch = j.epoch AND o.sequence BETWEEN j.first_sequence AND j.last_sequence
        WHERE j.sale_id = @0 AND j.line > @1 AND j.line <= @2 AND j.reason IN (3, 4)
        ORDER BY j.line, o.sequence
        """;

    /// <summary>
    /// Whole lines, up to <paramref name="limit"/> of them, and no further once they hold as many orders; so that a reading is
    /// bounded, though one sweep may write a line of many orders.
    /// </summary>
    public static async Task<ReturnedUnits> ReadAsync(DbSession session, long saleId, long afterLine, int limit)
    {
        var (line, units, more) = await FindEndAsync(session, saleId, afterLine, Math.Max(limit, 0));
        if (units == 0) return new ReturnedUnits(line, [], more);
        var statement = session.Prepare(SelectOrders, 3);
        (statement[0], statement[1], statement[2]) = (saleId, afterLine, line);
        var orders = ImmutableArray.CreateBuilder<OrderOutcome>();
        await using var reader = await statement.QueryAsync();
        while (await reader.ReadAsync())
        {
            var orderId = new OrderId(saleId, reader.GetInt32(0), reader.GetInt32(1));
            orders.Add(new OrderOutcome(orderId, reader.GetInt64(2), (OrderStatus)reader.GetInt32(3)));
        }

        return new ReturnedUnits(line, orders.ToImmutable(), more);
    }

    private static async Task<(long Line, long Units, bool More)> FindEndAsync(
        DbSession session, long saleId, long afterLine, int limit)
    {
        var statement = session.Prepare(SelectLines, 3);
        (statement[0], statement[1], statement[2]) = (saleId, afterLine, limit + 1L);
        var (line, units, lines) = (afterLine, 0L, 0);
        await using var reader = await statement.QueryAsync();
        while (await reader.ReadAsync())
        {
            if (lines >= limit || units >= limit) return (line, units, true);
            line = reader.GetInt64(0);
            units += reader.GetInt64(1);
            lines++;
        }

        return (line, units, false);
    }
}
