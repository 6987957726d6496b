using System.Collections.Immutable;

namespace Seckill.Catalog;

/// <summary>A product with the sales that a listing may have to show: those that have not ended, and the last that has.</summary>
[GenerateSerializer, Immutable, Alias("seckill.product-listing")]
public sealed record Product(
    [property: Id(0)] long Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Description,
    [property: Id(3)] long ListPriceCents,
    [property: Id(4)] ImmutableArray<Sale> Sales);
