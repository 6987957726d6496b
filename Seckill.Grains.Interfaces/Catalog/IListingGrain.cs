namespace Seckill.Catalog;

/// <summary>Reads the catalog, through the listing cache; one activation a silo, so it is on nobody else's path. Key: 0.</summary>
[Alias("seckill.listing-reader")]
public interface IListingGrain : IGrainWithIntegerKey
{
    /// <summary>The listing, at most <see cref="CatalogLimits.ListingLifetime"/> old.</summary>
    /// <param name="fresh">True reads the ledger now and fills the cache anew.</param>
    [Alias("GetAsync")]
    Task<Listing> GetAsync(bool fresh);
}
