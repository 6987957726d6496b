namespace Seckill.Client.Catalog;

/// <summary>A product's sale that counts now.</summary>
/// <param name="Id">The sale.</param>
/// <param name="PriceCents">The price of a unit, in cents.</param>
/// <param name="Stock">Units put on sale.</param>
/// <param name="Available">Units left.</param>
/// <param name="StartsAt">The first moment of the window.</param>
/// <param name="EndsAt">The first moment after it.</param>
/// <param name="State">upcoming, open, paused, soldOut or ended, as the server spells it.</param>
internal sealed record Sale(
    long Id, long PriceCents, long Stock, long Available, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string State);
