namespace Seckill.Catalog;

/// <summary>Keeps the listing for a short time. Losing it costs a look at the ledger, nothing else.</summary>
public interface IListingCache
{
    /// <summary>The cached listing, or null when there is none or it is older than its lifetime. Never throws for the cache's own faults.</summary>
    ValueTask<Listing?> GetAsync(CancellationToken cancellationToken);

    /// <summary>Keeps a listing for <see cref="CatalogLimits.ListingLifetime"/>.</summary>
    ValueTask SetAsync(Listing listing, CancellationToken cancellationToken);

    /// <summary>Forgets the listing, and with it any that was read before this call and is being set now.</summary>
    ValueTask RemoveAsync(CancellationToken cancellationToken);
}
