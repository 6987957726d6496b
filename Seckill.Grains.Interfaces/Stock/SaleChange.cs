namespace Seckill.Stock;

/// <summary>One change of a sale. It travels with a barrier, so it takes effect between purchases, in order and fenced like them.</summary>
/// <param name="Kind">What changes.</param>
/// <param name="Stock">Units altogether, for <see cref="SaleChangeKind.SetStock"/>.</param>
/// <param name="StartsAt">The window's first moment, for <see cref="SaleChangeKind.SetWindow"/>, UTC, to the millisecond.</param>
/// <param name="EndsAt">The first moment after the window, likewise.</param>
/// <param name="By">Who: the admin's name; at most <see cref="StockLimits.MaxByLength"/> characters.</param>
/// <param name="At">When it was asked for, UTC, to the millisecond.</param>
[GenerateSerializer, Immutable, Alias("seckill.sale-change")]
public sealed record SaleChange(
    [property: Id(0)] SaleChangeKind Kind,
    [property: Id(1)] long? Stock,
    [property: Id(2)] DateTimeOffset? StartsAt,
    [property: Id(3)] DateTimeOffset? EndsAt,
    [property: Id(4)] string By,
    [property: Id(5)] DateTimeOffset At);
