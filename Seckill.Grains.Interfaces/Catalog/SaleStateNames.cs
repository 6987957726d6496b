namespace Seckill.Catalog;

/// <summary>How a sale's state is spelled to clients.</summary>
public static class SaleStateNames
{
    /// <summary>As a purchase would be refused: the window comes first, then a pause, then what is left.</summary>
    /// <param name="sale">The sale.</param>
    /// <param name="available">Units left, as far as the caller knows; its picture may be newer than the sale's.</param>
    /// <param name="now">The moment, UTC.</param>
    public static string Of(Sale sale, long available, DateTimeOffset now) =>
        now < sale.StartsAt ? "upcoming"
        : now >= sale.EndsAt ? "ended"
        : sale.IsPaused ? "paused"
        : available == 0 ? "soldOut"
        : "open";
}
