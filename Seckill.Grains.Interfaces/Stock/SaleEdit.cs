namespace Seckill.Stock;

/// <summary>What an admin wants a sale to be; null leaves a part as it is.</summary>
/// <param name="Stock">Units altogether.</param>
/// <param name="StartsAt">The window's first moment, UTC, to the millisecond.</param>
/// <param name="EndsAt">The first moment after the window, likewise.</param>
public sealed record SaleEdit(long? Stock = null, DateTimeOffset? StartsAt = null, DateTimeOffset? EndsAt = null);
