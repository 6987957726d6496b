using System.Collections.Immutable;

namespace Seckill.Catalog;

/// <summary>All products, as the ledger had them at one moment.</summary>
/// <param name="Products">By ascending id, at most <see cref="CatalogLimits.MaxProducts"/>.</param>
/// <param name="AsOf">When the reading began, UTC.</param>
[GenerateSerializer, Immutable, Alias("seckill.listing")]
public sealed record Listing(
    [property: Id(0)] ImmutableArray<Product> Products,
    [property: Id(1)] DateTimeOffset AsOf);
