namespace Seckill.Catalog;

/// <summary>The bounds of the catalog.</summary>
public static class CatalogLimits
{
    /// <summary>Products in the catalog.</summary>
    public const int MaxProducts = 10_000;

    /// <summary>Characters of a product's name.</summary>
    public const int MaxNameLength = 200;

    /// <summary>Characters of a product's description.</summary>
    public const int MaxDescriptionLength = 4_000;

    /// <summary>The highest price, in cents.</summary>
    public const long MaxPriceCents = 100_000_000_000;

    /// <summary>Units of one sale. Sequences within an epoch are 32 bits wide, and buyers are kept in memory.</summary>
    public const long MaxStock = 10_000_000;

    /// <summary>How far from now a sale may end.</summary>
    public static readonly TimeSpan MaxHorizon = TimeSpan.FromDays(10 * 366);

    /// <summary>The longest window of a sale.</summary>
    public static readonly TimeSpan MaxWindow = TimeSpan.FromDays(366);

    /// <summary>Sales of one product that have not ended.</summary>
    public const int MaxOpenSales = 100;

    /// <summary>How long a listing may be served from the cache without a look at the ledger.</summary>
    public static readonly TimeSpan ListingLifetime = TimeSpan.FromMilliseconds(500);
}
