using Microsoft.Extensions.Logging;
using Seckill.Stock;

namespace Seckill.Catalog;

/// <summary>
/// Writes the catalog. Key: 0. Called by admins through the front end. Owns nothing: one change at a time is what it is for.
/// When it dies, a change in flight was made or was not; the ProductGrain looks into the catalog by itself.
/// </summary>
public sealed partial class CatalogGrain(
    ICatalogStore store,
    IListingCache listingCache,
    TimeProvider timeProvider,
    ILogger<CatalogGrain> logger)
    : Grain, ICatalogGrain
{
    public async Task<CreateResult> CreateProductAsync(NewProduct product)
    {
        var result = await store.CreateProductAsync(product, CancellationToken.None);
        await listingCache.RemoveAsync(CancellationToken.None);
        return result;
    }

    public async Task<CreateResult> CreateSaleAsync(NewSale sale)
    {
        var result = await store.CreateSaleAsync(sale, timeProvider.GetUtcNow(), CancellationToken.None);
        if (result.Status != CreateStatus.Created) return result;
        await listingCache.RemoveAsync(CancellationToken.None);
        try
        {
            await GrainFactory.GetGrain<IProductGrain>(sale.ProductId).PrepareAsync();
        }
        catch (Exception exception)
        {
            // The sale is there all the same; its grain opens it with the first purchase at the latest.
            LogNotPrepared(exception, result.Id, sale.ProductId);
        }

        return result;
    }

    [LoggerMessage(1, LogLevel.Warning, "Sale {SaleId} of product {ProductId} was created, but not opened in its grain yet.")]
    private partial void LogNotPrepared(Exception exception, long saleId, long productId);
}
