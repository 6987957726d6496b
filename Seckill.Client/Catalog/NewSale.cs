namespace Seckill.Client.Catalog;

/// <summary>A sale to be created: so many units, at a price in cents, from <c>StartsAt</c> until before <c>EndsAt</c>.</summary>
internal sealed record NewSale(long ProductId, long PriceCents, long Stock, DateTimeOffset StartsAt, DateTimeOffset EndsAt);
