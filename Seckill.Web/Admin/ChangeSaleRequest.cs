namespace Seckill.Web.Admin;

/// <summary>What a sale is to be; what is left out stays. Times are ISO 8601 with an offset, to the millisecond.</summary>
internal sealed record ChangeSaleRequest(long? Stock, string? StartsAt, string? EndsAt);
