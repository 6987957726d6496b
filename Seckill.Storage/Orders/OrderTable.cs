using System.Data.Common;
using Seckill.Orders;
using Seckill.Storage.Databases;
using Seckill.Storage.Stock;

namespace Seckill.Storage.Orders;

/// <summary>What a batch reads from and writes to <c>orders</c> and <c>sec_kills</c>, with prepared statements.</summary>
internal static class OrderTable
{
    private static readonly StatementTexts SelectSales = new(sales =>
        "SELECT id, product_id, stock, available, starts_at_ms, ends_at_ms, paused, fence, journal_line FROM sec_kills "
        + $"WHERE id IN ({PreparedStatement.NamesOf(0, sales)}) ORDER BY id");

    private const string SelectRun =
        """
        SELECT sequence, user_id, status FROM orders
        WHERE sale_id = @0 AND epoch = @1 AND sequence BETWEEN @2 AND @3
        """;

    private const string UpdateSale =
        """
        UPDATE sec_kills SET stock = @0, available = @1, starts_at_ms = @2, ends_at_ms = @3, paused = @4, fence = @5,
          journal_line = @6, changed_at_ms = @7
        WHERE id = @8 AND available = @9 AND fence = @10 AND journal_line = @11
        """;

    private static readonly StatementTexts SelectLiveBuyers = new(buyers =>
        "SELECT live_buyer FROM orders WHERE sale_id = @0 AND live_buyer IN "
        + $"({PreparedStatement.NamesOf(1, buyers)})");

    private static readonly BulkInsert<Order> InsertOrders = new(
        "orders",
        [
            "sale_id", "epoch", "sequence", "product_id", "user_id", "price_cents", "status", "live_buyer",
            "created_at_ms", "expires_at_ms", "due_at_ms",
        ],
        Bind);

    /// <summary>The sales' rows, as far as there are any, locked until the transaction ends.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="saleIds">Ascending, so that two writers never wait for each other in a circle.</param>
    /// <param name="now">The ledger's clock.</param>
    public static Task<List<LedgerSale>> LockSalesAsync(DbSession session, IReadOnlyList<long> saleIds, DateTimeOffset now) =>
        FindSalesAsync(session, saleIds, session.Dialect.ForUpdate, now);

    /// <summary>The sale's row, locked until the transaction ends; null where there is none.</summary>
    public static async Task<LedgerSale?> LockSaleAsync(DbSession session, long saleId, DateTimeOffset now) =>
        (await LockSalesAsync(session, [saleId], now)).FirstOrDefault();

    /// <summary>The sale's row as it is committed, for those who do not change it; null where there is none.</summary>
    public static async Task<LedgerSale?> FindSaleAsync(DbSession session, long saleId, DateTimeOffset now) =>
        (await FindSalesAsync(session, [saleId], "", now)).FirstOrDefault();

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

    /// <summary>Writes the sales' rows and the lines of their journals.</summary>
    /// <exception cref="InvariantViolatedException">A sale's row is not what it was when it was read.</exception>
    public static async Task WriteSalesAsync(DbSession session, IReadOnlyCollection<LedgerSale> sales, DateTimeOffset now)
    {
        await JournalTable.InsertAsync(
            session, [.. sales.SelectMany(sale => sale.Lines, (sale, line) => new SaleJournalLine(sale.SaleId, line))]);
        foreach (var sale in sales)
        {
            if (!await TryUpdateAsync(session, sale, now.ToUnixTimeMilliseconds()))
                throw new InvariantViolatedException($"I1: sale {sale.SaleId} changed while a transaction wrote to it.");
        }
    }

    private static async Task<List<LedgerSale>> FindSalesAsync(
        DbSession session, IReadOnlyList<long> saleIds, string suffix, DateTimeOffset now)
    {
        var sales = new List<LedgerSale>(saleIds.Count);
        foreach (var range in BulkSizes.Of(saleIds.Count, session.Dialect.MaxKeysPerList))
        {
            var (start, count) = range.GetOffsetAndLength(saleIds.Count);
            var statement = session.Prepare(SelectSales.For(count) + suffix, count);
            for (var i = 0; i < count; i++) statement[i] = saleIds[start + i];
            await using var reader = await statement.QueryAsync();
            while (await reader.ReadAsync()) sales.Add(SaleOf(reader, now));
        }

        return sales;
    }

    private static LedgerSale SaleOf(DbDataReader row, DateTimeOffset now)
    {
        var state = new SaleState(
            row.GetInt64(2),
            row.GetInt64(3),
            DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)),
            DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)),
            row.GetBoolean(6),
            row.GetInt32(7),
            row.GetInt64(8));
        return new LedgerSale(row.GetInt64(0), row.GetInt64(1), state, now);
    }

    /// <summary>Writes the sale's row, if it still is what it was when it was read; answers whether it was.</summary>
    private static async Task<bool> TryUpdateAsync(DbSession session, LedgerSale sale, long nowMs)
    {
        var statement = session.Prepare(UpdateSale, 12);
        var (before, after) = (sale.Before, sale.State);
        (statement[0], statement[1]) = (after.Stock, after.Available);
        (statement[2], statement[3]) = (after.StartsAt.ToUnixTimeMilliseconds(), after.EndsAt.ToUnixTimeMilliseconds());
        (statement[4], statement[5], statement[6]) = (after.IsPaused ? 1 : 0, after.Fence, after.Line);
        (statement[7], statement[8]) = (nowMs, sale.SaleId);
        (statement[9], statement[10], statement[11]) = (before.Available, before.Fence, before.Line);
        return await statement.ExecuteAsync() == 1;
    }

    private static void Bind(Order order, PreparedStatement statement, int at)
    {
        statement.SetInteger(at, order.Id.SaleId);
        statement.SetInteger(at + 1, order.Id.Epoch);
        statement.SetInteger(at + 2, order.Id.Sequence);
        statement.SetInteger(at + 3, order.ProductId);
        statement.SetInteger(at + 4, order.UserId);
        statement.SetInteger(at + 5, order.PriceCents);
        statement.SetInteger(at + 6, (int)order.Status);
        statement.SetInteger(at + 7, order.Status is OrderStatus.Placed or OrderStatus.Paid ? order.UserId : null);
        statement.SetInteger(at + 8, order.CreatedAt.ToUnixTimeMilliseconds());
        statement.SetInteger(at + 9, order.ExpiresAt.ToUnixTimeMilliseconds());
        statement.SetInteger(at + 10, order.Status == OrderStatus.Placed ? order.ExpiresAt.ToUnixTimeMilliseconds() : null);
    }
}
