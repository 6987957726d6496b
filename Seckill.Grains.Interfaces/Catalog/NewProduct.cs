namespace Seckill.Catalog;

/// <summary>A product to be created. What it may be is in <see cref="CatalogRules"/>.</summary>
[GenerateSerializer, Immutable, Alias("seckill.new-product")]
public sealed record NewProduct(
    [property: Id(0)] string Name,
    [property: Id(1)] string Description,
    [property: Id(2)] long ListPriceCents);
