namespace Seckill.Catalog;

/// <summary>A sale to be created. What it may be is in <see cref="CatalogRules"/>.</summary>
[GenerateSerializer, Immutable, Alias("seckill.new-sale")]
public sealed record NewSale(
    [property: Id(0)] long ProductId,
    [property: Id(1)] long PriceCents,
    [property: Id(2)] long Stock,
    [property: Id(3)] DateTimeOffset StartsAt,
    [property: Id(4)] DateTimeOffset EndsAt);
