using Seckill.Orders;
using Seckill.Storage.Databases;

namespace Seckill.Storage.Orders;

/// <summary>Finds, locks and ends placed orders, with prepared statements: there may be many at once.</summary>
internal static class DueOrders
{
    private const string SelectDue =
        """
        SELECT sale_id, epoch, sequence FROM orders WHERE due_at_ms <= @0 AND product_id % @1 = @2
        ORDER BY due_at_ms, product_id, sale_id, epoch, sequence LIMIT @3
        """;

    private const string SelectDueOfRun =
        """
        SELECT sequence, user_id FROM orders
        WHERE sale_id = @0 AND epoch = @1 AND sequence BETWEEN @2 AND @3 AND status = @4 AND due_at_ms <= @5
        ORDER BY sequence
        """;

    private const string End =
        """
        UPDATE orders SET status = @0, live_buyer = NULL, due_at_ms = NULL, paying_until_ms = NULL
        WHERE sale_id = @1 AND epoch = @2 AND sequence BETWEEN @3 AND @4 AND status = @5
        """;

    /// <summary>Orders of the partition that are due, the longest due first; not locked, so only candidates.</summary>
    public static async Task<List<OrderId>> FindAsync(
        DbSession session, int partition, int partitions, int limit, DateTimeOffset now)
    {
        var statement = session.Prepare(SelectDue, 4);
        (statement[0], statement[1]) = (now.ToUnixTimeMilliseconds(), partitions);
        (statement[2], statement[3]) = (partition, limit);
        var due = new List<OrderId>();
        await using var reader = await statement.QueryAsync();
        while (await reader.ReadAsync()) due.Add(new OrderId(reader.GetInt64(0), reader.GetInt32(1), reader.GetInt32(2)));
        return due;
    }

    /// <summary>Those of the candidates, of one sale, that are due still, now locked, and what they will be.</summary>
    public static async Task<List<OrderOutcome>> LockAsync(
        DbSession session, IReadOnlyCollection<OrderId> candidates, DateTimeOffset now)
    {
        var wanted = candidates.ToHashSet();
        var locked = new List<OrderOutcome>();
        foreach (var run in SequenceRuns.Of(candidates))
        {
            var statement = session.Prepare(SelectDueOfRun + session.Dialect.ForUpdate, 6);
            (statement[0], statement[1], statement[2], statement[3]) = (run.SaleId, run.Epoch, run.First, run.Last);
            (statement[4], statement[5]) = ((int)OrderStatus.Placed, now.ToUnixTimeMilliseconds());
            await using var reader = await statement.QueryAsync();
            while (await reader.ReadAsync())
            {
                var orderId = new OrderId(run.SaleId, run.Epoch, reader.GetInt32(0));
                // A range may hold more than was asked for; those wait for the next sweep.
                if (wanted.Contains(orderId)) locked.Add(new OrderOutcome(orderId, reader.GetInt64(1), OrderStatus.Cancelled));
            }
        }

        return locked;
    }

    /// <summary>Makes the run's orders cancelled ones, all of which are placed.</summary>
    /// <exception cref="InvariantViolatedException">One was not.</exception>
    public static async Task EndAsync(DbSession session, SequenceRun run)
    {
        var statement = session.Prepare(End, 6);
        (statement[0], statement[5]) = ((int)OrderStatus.Cancelled, (int)OrderStatus.Placed);
        (statement[1], statement[2], statement[3], statement[4]) = (run.SaleId, run.Epoch, run.First, run.Last);
        var ended = await statement.ExecuteAsync();
        if (ended != run.Last - run.First + 1)
            throw new InvariantViolatedException($"I5: of the orders {run} {ended} were placed and ended.");
    }
}
