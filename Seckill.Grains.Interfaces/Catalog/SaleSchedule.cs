using Seckill.Stock;

namespace Seckill.Catalog;

/// <summary>Which of a product's sales counts at a moment: the same rule for the front end, the grain and the console.</summary>
public static class SaleSchedule
{
    /// <summary>The sale that is on; else the next one to come; else the last one that ended; else null.</summary>
    /// <param name="sales">The product's sales, in any order; their windows do not overlap.</param>
    /// <param name="now">The moment, UTC.</param>
    public static Sale? Current(IEnumerable<Sale> sales, DateTimeOffset now)
    {
        Sale? next = null;
        Sale? last = null;
        foreach (var sale in sales)
        {
            if (now >= sale.EndsAt)
            {
                if (last is null || sale.EndsAt > last.EndsAt) last = sale;
            }
            else if (next is null || sale.StartsAt < next.StartsAt)
            {
                // Windows do not overlap, so the one that is on starts before all that are to come.
                next = sale;
            }
        }

        return next ?? last;
    }

    /// <summary>What the windows, and a pause, say to a purchase; null when a sale is on.</summary>
    public static PurchaseStatus? RefusalAt(IEnumerable<Sale> sales, DateTimeOffset now) => Current(sales, now) switch
    {
        null => PurchaseStatus.ProductNotFound,
        var sale when now < sale.StartsAt => PurchaseStatus.NotStarted,
        var sale when now >= sale.EndsAt => PurchaseStatus.Ended,
        { IsPaused: true } => PurchaseStatus.Paused,
        _ => null,
    };
}
