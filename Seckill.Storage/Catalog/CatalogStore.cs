using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Seckill.Catalog;
using Seckill.Stock;
using Seckill.Storage.Databases;
using Seckill.Storage.Stock;

namespace Seckill.Storage.Catalog;

/// <summary>Products and sales in SQL.</summary>
public sealed class CatalogStore([FromKeyedServices(DatabaseNames.Ledger)] IDatabase database, TimeProvider clock) : ICatalogStore
{
    private const string CountProducts = "SELECT COUNT(*) FROM products";

    private const string InsertProduct =
        """
        INSERT INTO products (name, description, list_price_cents, created_at_ms)
        VALUES (@Name, @Description, @ListPriceCents, @now)
        """;

    private const string LockProduct = "SELECT id FROM products WHERE id = @ProductId";

    // One that is over sells no more, wherever its window lies: ending a sale may have moved it.
    private const string CountOverlapping =
        """
        SELECT COUNT(*) FROM sec_kills
        WHERE product_id = @ProductId AND starts_at_ms < @endsAt AND ends_at_ms > @startsAt AND ends_at_ms > @now
        """;

    private const string CountNotEnded = "SELECT COUNT(*) FROM sec_kills WHERE product_id = @ProductId AND ends_at_ms > @now";

    private const string InsertSale =
        """
        INSERT INTO sec_kills (
          product_id, price_cents, stock, available, starts_at_ms, ends_at_ms, fence, changed_at_ms, paused, journal_line)
        VALUES (@ProductId, @PriceCents, @Stock, @Stock, @startsAt, @endsAt, 0, @now, 0, 1)
        """;

    private const string SelectProducts =
        "SELECT id AS Id, name AS Name, description AS Description, list_price_cents AS ListPriceCents FROM products ORDER BY id";

    private const string SelectSales =
        $"SELECT {SaleRow.Columns} FROM sec_kills s WHERE {SaleRow.NotEndedOrLast} ORDER BY s.product_id, s.starts_at_ms";

    public Task<CreateResult> CreateProductAsync(NewProduct product, CancellationToken cancellationToken) =>
        database.WriteAsync(session => CreateAsync(session, product), cancellationToken);

    public Task<CreateResult> CreateSaleAsync(NewSale sale, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(session => CreateAsync(session, sale, now.ToUnixTimeMilliseconds()), cancellationToken);

    public Task<ImmutableArray<Product>> GetProductsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var parameters = new { now = now.ToUnixTimeMilliseconds() };
        return database.ReadSnapshotAsync<ImmutableArray<Product>>(
            async session =>
            {
                var products = await session.QueryAsync<ProductRow>(SelectProducts);
                var sales = await session.QueryAsync<SaleRow>(SelectSales, parameters);
                var salesOf = sales.ToLookup(row => row.ProductId, row => row.ToSale());
                return [.. products.Select(row => row.ToProduct([.. salesOf[row.Id]]))];
            },
            cancellationToken);
    }

    private async Task<CreateResult> CreateAsync(DbSession session, NewProduct product)
    {
        if (await session.FindAsync<long>(CountProducts) >= CatalogLimits.MaxProducts)
            return new CreateResult(CreateStatus.LimitReached);
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var row = new { product.Name, product.Description, product.ListPriceCents, now };
        return new CreateResult(CreateStatus.Created, await session.InsertAsync(InsertProduct, row));
    }

    /// <summary>The product's row is locked first, so that two sales of a product are never checked at the same time.</summary>
    private static async Task<CreateResult> CreateAsync(DbSession session, NewSale sale, long now)
    {
        var parameters = new
        {
            sale.ProductId,
            sale.PriceCents,
            sale.Stock,
            startsAt = sale.StartsAt.ToUnixTimeMilliseconds(),
            endsAt = sale.EndsAt.ToUnixTimeMilliseconds(),
            now,
        };
        if (await session.FindAsync<long?>(LockProduct + session.Dialect.ForUpdate, parameters) is null)
            return new CreateResult(CreateStatus.ProductNotFound);
        if (await session.FindAsync<long>(CountOverlapping, parameters) > 0)
            return new CreateResult(CreateStatus.OverlappingSale);
        if (await session.FindAsync<long>(CountNotEnded, parameters) >= CatalogLimits.MaxOpenSales)
            return new CreateResult(CreateStatus.LimitReached);
        var saleId = await session.InsertAsync(InsertSale, parameters);
        var created = new JournalLine(
            1, JournalReason.Created, sale.Stock, 0, 0, 0, sale.Stock, sale.Stock, DateTimeOffset.FromUnixTimeMilliseconds(now));
        await JournalTable.InsertAsync(session, [new SaleJournalLine(saleId, created)]);
        return new CreateResult(CreateStatus.Created, saleId);
    }
}
