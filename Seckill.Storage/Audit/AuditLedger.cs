using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Seckill.Audit;
using Seckill.Payments;
using Seckill.Stock;
using Seckill.Storage.Databases;
using Seckill.Storage.Stock;

namespace Seckill.Storage.Audit;

/// <summary>
/// Counts the ledger in SQL, in one consistent reading. It believes the orders' status and not what was derived from it when
/// it was written: <c>live_buyer</c>, the sales' sums and the journal are what it checks.
/// </summary>
public sealed class AuditLedger([FromKeyedServices(DatabaseNames.Ledger)] IDatabase database) : IAuditLedger
{
    private const string SelectJournal =
        $"""
        SELECT {JournalRow.Columns} FROM stock_journal
        WHERE sale_id = @saleId AND line > @afterLine ORDER BY line LIMIT @limit
        """;

    private const string SelectChanges =
        $"SELECT {SaleChangeRow.Columns} FROM sale_changes WHERE sale_id = @saleId ORDER BY epoch LIMIT @limit";

    public Task<ImmutableArray<SaleFigures>> CountAsync(CancellationToken cancellationToken) =>
        database.ReadInBackgroundAsync(CountAsync, cancellationToken);

    public Task<ImmutableArray<JournalLine>> GetJournalAsync(
        long saleId, long afterLine, int limit, CancellationToken cancellationToken)
    {
        var parameters = new { saleId, afterLine, limit = Math.Max(limit, 0) };
        return database.ReadAsync(
            async session => (await session.QueryAsync<JournalRow>(SelectJournal, parameters))
                .Select(row => row.ToLine()).ToImmutableArray(),
            cancellationToken);
    }

    public Task<ImmutableArray<SaleChangeRecord>> GetChangesAsync(long saleId, int limit, CancellationToken cancellationToken)
    {
        var parameters = new { saleId, limit = Math.Max(limit, 0) };
        return database.ReadAsync(
            async session => (await session.QueryAsync<SaleChangeRow>(SelectChanges, parameters))
                .Select(row => row.ToRecord()).ToImmutableArray(),
            cancellationToken);
    }

    private static async Task<ImmutableArray<SaleFigures>> CountAsync(DbSession session)
    {
        var sales = await session.QueryAsync<AuditedSale>(AuditSql.Sales);
        var orders = (await session.QueryAsync<AuditedOrders>(AuditSql.Orders)).ToLookup(row => row.SaleId);
        var journals = (await session.QueryAsync<AuditedJournal>(AuditSql.Journal)).ToDictionary(row => row.SaleId);
        var epochs = (await session.QueryAsync<AuditedEpoch>(AuditSql.JournalOfEpochs)).ToLookup(row => row.SaleId);
        var payments = (await session.QueryAsync<AuditedPayments>(AuditSql.Payments, new { currency = PaymentLimits.Currency }))
            .ToDictionary(row => row.SaleId);
        var doubled = (await session.QueryAsync<(long SaleId, long Buyers)>(AuditSql.DoubledByIndex))
            .ToDictionary(row => row.SaleId, row => row.Buyers);
        foreach (var saleId in orders.Where(rows => rows.Any(row => row.WrongBuyers > 0)).Select(rows => rows.Key))
            doubled[saleId] = await session.FindAsync<long>(AuditSql.DoubledByStatus, new { saleId });

        return
        [
            .. sales.Select(sale =>
            {
                var fault = JournalCheck.FaultOf(
                    sale, journals.GetValueOrDefault(sale.SaleId), orders[sale.SaleId], epochs[sale.SaleId]);
                var paid = orders[sale.SaleId].Sum(row => row.Paid);
                var settled = payments.GetValueOrDefault(sale.SaleId);
                return new SaleFigures(
                    sale.SaleId,
                    sale.ProductId,
                    sale.Stock,
                    sale.Available,
                    orders[sale.SaleId].Sum(row => row.Placed),
                    paid,
                    orders[sale.SaleId].Sum(row => row.Cancelled),
                    orders[sale.SaleId].Sum(row => row.Rejected),
                    doubled.GetValueOrDefault(sale.SaleId),
                    sale.Fence,
                    DateTimeOffset.FromUnixTimeMilliseconds(sale.ChangedAtMs),
                    fault,
                    paid - (settled?.Explained ?? 0) + (settled?.Stray ?? 0));
            }),
        ];
    }
}
