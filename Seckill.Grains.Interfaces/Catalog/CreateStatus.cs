namespace Seckill.Catalog;

/// <summary>The answer to a creation; refusals in their order of precedence.</summary>
[GenerateSerializer, Alias("seckill.create-status")]
public enum CreateStatus
{
    Created = 0,

    /// <summary>It breaks a rule of <see cref="CatalogRules"/>.</summary>
    Invalid = 4,

    /// <summary>The sale's product is not there.</summary>
    ProductNotFound = 1,

    /// <summary>The window overlaps with another sale of the product.</summary>
    OverlappingSale = 2,

    /// <summary>A bound of <see cref="CatalogLimits"/> on the number of products or sales is reached.</summary>
    LimitReached = 3,
}
