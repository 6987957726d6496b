using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Seckill.Refusals;
using Seckill.Stock;

namespace Seckill.Catalog;

/// <summary>
/// Writes the catalog. Key: 0. Called by admins through the front end, and by operators through a gateway, which is why it
/// asks the rules itself. Owns nothing: one change at a time is what it is for.
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
        var faults = CatalogRules.FaultsOfProduct(product.Name, product.Description, product.ListPriceCents);
        if (Refusal(faults) is { } invalid) return invalid;
        var result = await store.CreateProductAsync(product, CancellationToken.None);
        await listingCache.RemoveAsync(CancellationToken.None);
        return result;
    }

    public async Task<CreateResult> CreateSaleAsync(NewSale sale)
    {
        var now = timeProvider.GetUtcNow();
        sale = sale with { StartsAt = CatalogRules.Cut(sale.StartsAt), EndsAt = CatalogRules.Cut(sale.EndsAt) };
        var faults = CatalogRules.FaultsOfSale(
            sale.ProductId, sale.PriceCents, sale.Stock, sale.StartsAt, sale.EndsAt, now);
        if (Refusal(faults) is { } invalid) return invalid;
        var result = await store.CreateSaleAsync(sale, now, CancellationToken.None);
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

    private static CreateResult? Refusal(IEnumerable<FieldFault> faults) =>
        faults.ToImmutableArray() is { IsEmpty: false } some ? new CreateResult(CreateStatus.Invalid, 0, some) : null;

    [LoggerMessage(1, LogLevel.Warning, "Sale {SaleId} of product {ProductId} was created, but not opened in its grain yet.")]
    private partial void LogNotPrepared(Exception exception, long saleId, long productId);
}
