using Seckill.Orders;
using Seckill.Storage.Databases;

namespace Seckill.Storage.Orders;

/// <summary>What a batch reads from and writes to <c>orders</c> and <c>sec_kills</c>, with prepared statements.</summary>
internal static class OrderTable
{
    private const string SelectSale = "SELECT product_id, stock, available, fence FROM sec_kills WHERE id = @0";

    private const string SelectRun =
        """
        SELECT sequence, user_id, status FROM orders
        WHERE sale_id = @0 AND epoch = @1 AND sequence BETWEEN @2 AND @3
        """;

    private const string UpdateSale =
        """
        UPDATE sec_kills SET available = @0, fence = @1, changed_at_ms = @2
        WHERE id = @3 AND available = @4 AND fence = @5
        """;

    private static readonly StatementTexts SelectLiveBuyers = new(buyers =>
        "SELECT live_buyer FROM orders WHERE sale_id = @0 AND live_buyer IN "
        + $"({string.Join(", ", Enumerable.Range(1, buyers).Select(PreparedStatement.NameOf))})");

    private static readonly BulkInsert<Order> InsertOrders = new(
        "orders",
        [
            "sale_id", "epoch", "sequence", "product_id", "user_id", "price_cents", "status", "live_buyer",
            "created_at_ms", "expires_at_ms",
        ],
        Bind);

    /// <summary>The sale's row, locked until the transaction ends; null where there is none.</summary>
    public static async Task<LedgerSale?> FindSaleAsync(DbSession session, long saleId)
    {
        var statement = session.Prepare(SelectSale + session.Dialect.ForUpdate, 1);
        statement[0] = saleId;
        await using var reader = await statement.QueryAsync();
        if (!await reader.ReadAsync()) return null;
        return new LedgerSale(saleId, reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt32(3));
    }

    /// <summary>Adds the orders of the run that are there.</summary>
    public static async Task ReadKnownAsync(DbSession session, SequenceRun run, List<OrderOutcome> known)
    {
        var statement = session.Prepare(SelectRun, 4);
        (statement[0], statement[1], statement[2], statement[3]) = (run.SaleId, run.Epoch, run.First, run.Last);
        await using var reader = await statement.QueryAsync();
        while (await reader.ReadAsync())
        {
            var id = new OrderId(run.SaleId, run.Epoch, reader.GetInt32(0));
            known.Add(new OrderOutcome(id, reader.GetInt64(1), (OrderStatus)reader.GetInt32(2)));
        }
    }

    /// <summary>Adds those of the users who have a live order of the sale.</summary>
    public static async Task ReadLiveBuyersAsync(
        DbSession session, long saleId, IReadOnlyList<long> userIds, HashSet<LiveBuyer> live)
    {
        foreach (var range in BulkSizes.Of(userIds.Count, session.Dialect.MaxKeysPerList))
        {
            var (start, count) = range.GetOffsetAndLength(userIds.Count);
            var statement = session.Prepare(SelectLiveBuyers.For(count), count + 1);
            statement[0] = saleId;
            for (var i = 0; i < count; i++) statement[i + 1] = userIds[start + i];
            await using var reader = await statement.QueryAsync();
            while (await reader.ReadAsync()) live.Add(new LiveBuyer(saleId, reader.GetInt64(0)));
        }
    }

    public static Task<int> InsertAsync(DbSession session, IReadOnlyList<Order> orders) =>
        InsertOrders.ExecuteAsync(session, orders);

    /// <summary>Writes the sale's row, if it still is what it was when it was read; answers whether it was.</summary>
    public static async Task<bool> TryUpdateAsync(DbSession session, LedgerSale sale, long nowMs)
    {
        var statement = session.Prepare(UpdateSale, 6);
        (statement[0], statement[1], statement[2]) = (sale.Available, sale.Fence, nowMs);
        (statement[3], statement[4], statement[5]) = (sale.SaleId, sale.AvailableBefore, sale.FenceBefore);
        return await statement.ExecuteAsync() == 1;
    }

    private static void Bind(Order order, PreparedStatement statement, int at)
    {
        statement[at] = order.Id.SaleId;
        statement[at + 1] = order.Id.Epoch;
        statement[at + 2] = order.Id.Sequence;
        statement[at + 3] = order.ProductId;
        statement[at + 4] = order.UserId;
        statement[at + 5] = order.PriceCents;
        statement[at + 6] = (int)order.Status;
        statement[at + 7] = order.Status is OrderStatus.Placed or OrderStatus.Paid ? order.UserId : null;
        statement[at + 8] = order.CreatedAt.ToUnixTimeMilliseconds();
        statement[at + 9] = order.ExpiresAt.ToUnixTimeMilliseconds();
    }
}
