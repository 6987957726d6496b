using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Seckill.Catalog;
using Seckill.Orders;
using Seckill.Stock;
using Seckill.Storage.Catalog;
using Seckill.Storage.Databases;

namespace Seckill.Storage.Stock;

/// <summary>What a ProductGrain reads from the ledger, in SQL.</summary>
public sealed class StockLedger([FromKeyedServices(DatabaseNames.Ledger)] IDatabase database) : IStockLedger
{
    private const string SelectProduct = "SELECT id FROM products WHERE id = @productId";

    private const string SelectSales =
        $"""
        SELECT {SaleRow.Columns} FROM sec_kills s
        WHERE s.product_id = @productId AND {SaleRow.NotEndedOrLast} ORDER BY s.starts_at_ms
        """;

    private const string SelectSale = $"SELECT {SaleRow.Columns} FROM sec_kills s WHERE s.id = @saleId";

    private const string SelectFence = "SELECT fence FROM sec_kills WHERE id = @saleId";

    private const string SelectLine = "SELECT journal_line FROM sec_kills WHERE id = @saleId";

    private const string SelectChange =
        $"SELECT {SaleChangeRow.Columns} FROM sale_changes WHERE sale_id = @saleId AND epoch = @epoch";

    private const string SelectWrittenSequence =
        "SELECT COALESCE(MAX(sequence), 0) FROM orders WHERE sale_id = @saleId AND epoch = @epoch";

    private const string SelectLiveBuyers =
        "SELECT live_buyer, epoch, sequence FROM orders WHERE sale_id = @0 AND live_buyer IS NOT NULL";

    public Task<ImmutableArray<Sale>?> GetSalesAsync(
        long productId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var parameters = new { productId, now = now.ToUnixTimeMilliseconds() };
        return database.ReadSnapshotAsync<ImmutableArray<Sale>?>(
            async session =>
            {
                if (await session.FindAsync<long?>(SelectProduct, parameters) is null) return null;
                var rows = await session.QueryAsync<SaleRow>(SelectSales, parameters);
                return [.. rows.Select(row => row.ToSale())];
            },
            cancellationToken);
    }

    public Task<LedgerPosition> GetPositionAsync(long saleId, int epoch, CancellationToken cancellationToken) =>
        database.ReadSnapshotAsync(
            async session => new LedgerPosition(
                await session.FindAsync<int>(SelectFence, new { saleId }),
                await session.FindAsync<int>(SelectWrittenSequence, new { saleId, epoch })),
            cancellationToken);

    public Task<StockImage?> LoadAsync(long saleId, CancellationToken cancellationToken) =>
        database.ReadSnapshotAsync(
            async session =>
            {
                if (await session.FindAsync<SaleRow>(SelectSale, new { saleId }) is not { } row) return null;
                var line = await session.FindAsync<long>(SelectLine, new { saleId });
                return new StockImage(row.ToSale(), await ReadBuyersAsync(session, saleId), line);
            },
            cancellationToken);

    public Task<ReturnedUnits> GetReturnsAsync(long saleId, long afterLine, int limit, CancellationToken cancellationToken) =>
        database.ReadSnapshotAsync(session => ReturnsReader.ReadAsync(session, saleId, afterLine, limit), cancellationToken);

    public Task<SaleChangeRecord?> FindChangeAsync(long saleId, int epoch, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session => (await session.FindAsync<SaleChangeRow>(SelectChange, new { saleId, epoch }))?.ToRecord(),
            cancellationToken);

    /// <summary>By hand: there may be millions, and one object each is more than it takes.</summary>
    private static async Task<List<KeyValuePair<long, OrderId>>> ReadBuyersAsync(DbSession session, long saleId)
    {
        var buyers = new List<KeyValuePair<long, OrderId>>();
        var statement = session.Prepare(SelectLiveBuyers, 1);
        statement[0] = saleId;
        await using var reader = await statement.QueryAsync();
        while (await reader.ReadAsync())
            buyers.Add(new(reader.GetInt64(0), new OrderId(saleId, reader.GetInt32(1), reader.GetInt32(2))));
        return buyers;
    }
}
