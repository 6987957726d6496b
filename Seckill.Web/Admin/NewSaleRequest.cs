namespace Seckill.Web.Admin;

/// <summary>A sale to be created; the times are ISO 8601 with an offset, and count to the millisecond.</summary>
internal sealed record NewSaleRequest(long? ProductId, long? PriceCents, long? Stock, string? StartsAt, string? EndsAt);
