namespace Seckill.Catalog;

/// <summary>A sale of one product: so many units, at a price, within a window.</summary>
/// <param name="Id">The sale's id, at least 1.</param>
/// <param name="ProductId">The product.</param>
/// <param name="PriceCents">The price of a unit, in cents.</param>
/// <param name="Stock">Units that are put on sale.</param>
/// <param name="Available">Units that the ledger still has.</param>
/// <param name="StartsAt">The first moment of the window, UTC, to the millisecond.</param>
/// <param name="EndsAt">The first moment after the window, UTC, to the millisecond.</param>
/// <param name="IsPaused">It sells nothing until it is resumed.</param>
[GenerateSerializer, Immutable, Alias("seckill.sale")]
public sealed record Sale(
    [property: Id(0)] long Id,
    [property: Id(1)] long ProductId,
    [property: Id(2)] long PriceCents,
    [property: Id(3)] long Stock,
    [property: Id(4)] long Available,
    [property: Id(5)] DateTimeOffset StartsAt,
    [property: Id(6)] DateTimeOffset EndsAt,
    [property: Id(7)] bool IsPaused = false);
