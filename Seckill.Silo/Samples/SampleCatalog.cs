using Seckill.Catalog;

namespace Seckill.Silo.Samples;

/// <summary>Gives an empty store something to show: a sale that is open now, one that opens soon, and a product without one.</summary>
internal static class SampleCatalog
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Window = TimeSpan.FromDays(7);

    /// <summary>Creates the samples unless the catalog has a product. Not all at once: what a killed start left out stays out.</summary>
    /// <returns>Whether anything was created.</returns>
    public static async Task<bool> EnsureAsync(IGrainFactory grains, TimeProvider timeProvider)
    {
        var listing = await grains.GetGrain<IListingGrain>(0).GetAsync(fresh: true);
        if (!listing.Products.IsEmpty) return false;
        var now = DateTimeOffset.FromUnixTimeMilliseconds(timeProvider.GetUtcNow().ToUnixTimeMilliseconds());
        var catalog = grains.GetGrain<ICatalogGrain>(0);
        await CreateAsync(catalog, new NewProduct("Aurora Phone 12", "6.1 inch, 256 GB, graphite", 599_900), now, 199_900, 100);
        await CreateAsync(catalog, new NewProduct("Silent Headphones", "Over-ear, 40 hours", 129_900), now + Soon, 49_900, 500);
        await catalog.CreateProductAsync(new NewProduct("Enamel Mug", "350 ml, never on sale", 2_900));
        return true;
    }

    private static async Task CreateAsync(ICatalogGrain catalog, NewProduct product, DateTimeOffset start, long cents, long stock)
    {
        var created = await catalog.CreateProductAsync(product);
        await catalog.CreateSaleAsync(new NewSale(created.Id, cents, stock, start, start + Window));
    }
}
