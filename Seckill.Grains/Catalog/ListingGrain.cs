using Orleans.Concurrency;

namespace Seckill.Catalog;

/// <summary>
/// Reads the catalog through the listing cache. Key: 0. Called by the front ends. One activation a silo, not reentrant: of
/// the calls that come while the ledger is read, the first fills the cache and the others find it filled.
/// </summary>
[StatelessWorker(1)]
public sealed class ListingGrain(ICatalogStore store, IListingCache cache, TimeProvider timeProvider) : Grain, IListingGrain
{
    public async Task<Listing> GetAsync(bool fresh)
    {
        if (!fresh && await cache.GetAsync(CancellationToken.None) is { } cached) return cached;
        var asOf = timeProvider.GetUtcNow();
        var listing = new Listing(await store.GetProductsAsync(asOf, CancellationToken.None), asOf);
        await cache.SetAsync(listing, CancellationToken.None);
        return listing;
    }
}
