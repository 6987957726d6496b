using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Seckill.Audit;
using Seckill.Orders;
using Seckill.Storage.Databases;

namespace Seckill.Storage.Audit;

/// <summary>
/// Counts the ledger in SQL, in one statement and so in one consistent reading. It looks at the orders' status and not at
/// <c>live_buyer</c>, so that it does not rely on what it checks.
/// </summary>
public sealed class AuditLedger([FromKeyedServices(DatabaseNames.Ledger)] IDatabase database) : IAuditLedger
{
    private const string Count =
        """
        SELECT s.id AS SaleId, s.product_id AS ProductId, s.stock AS Stock, s.available AS Available, s.fence AS Fence,
          s.changed_at_ms AS ChangedAtMs,
          COALESCE(SUM(b.placed), 0) AS Placed, COALESCE(SUM(b.paid), 0) AS Paid,
          COALESCE(SUM(b.cancelled), 0) AS Cancelled, COALESCE(SUM(b.rejected), 0) AS Rejected,
          COALESCE(SUM(CASE WHEN b.placed + b.paid > 1 THEN 1 ELSE 0 END), 0) AS DoubledBuyers
        FROM sec_kills s
        LEFT JOIN (
          SELECT sale_id, user_id,
            SUM(CASE WHEN status = @placed THEN 1 ELSE 0 END) AS placed,
            SUM(CASE WHEN status = @paid THEN 1 ELSE 0 END) AS paid,
            SUM(CASE WHEN status = @cancelled THEN 1 ELSE 0 END) AS cancelled,
            SUM(CASE WHEN status = @rejected THEN 1 ELSE 0 END) AS rejected
          FROM orders GROUP BY sale_id, user_id
        ) b ON b.sale_id = s.id
        GROUP BY s.id, s.product_id, s.stock, s.available, s.fence, s.changed_at_ms
        ORDER BY s.id
        """;

    public Task<ImmutableArray<SaleFigures>> CountAsync(CancellationToken cancellationToken)
    {
        var parameters = new
        {
            placed = (int)OrderStatus.Placed,
            paid = (int)OrderStatus.Paid,
            cancelled = (int)OrderStatus.Cancelled,
            rejected = (int)OrderStatus.Rejected,
        };
        return database.ReadAsync(
            async session => (await session.QueryAsync<SaleFiguresRow>(Count, parameters))
                .Select(row => row.ToFigures()).ToImmutableArray(),
            cancellationToken);
    }
}
