namespace Seckill.Storage.Stock;

/// <summary>What can change about a sale's row.</summary>
/// <param name="Stock">Units altogether.</param>
/// <param name="Available">Units that no order holds.</param>
/// <param name="StartsAt">The first moment of the window, UTC, to the millisecond.</param>
/// <param name="EndsAt">The first moment after the window, UTC, to the millisecond.</param>
/// <param name="IsPaused">It sells nothing until it is resumed.</param>
/// <param name="Fence">The highest committed barrier.</param>
/// <param name="Line">The last line of its journal.</param>
public sealed record SaleState(
    long Stock, long Available, DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool IsPaused, int Fence, long Line)
{
    /// <summary>Units that orders hold, paid or not.</summary>
    public long Sold => Stock - Available;
}
