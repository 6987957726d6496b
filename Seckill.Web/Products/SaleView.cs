using Seckill.Catalog;

namespace Seckill.Web.Products;

/// <summary>A sale as everyone sees it; <c>state</c> is upcoming, open, soldOut or ended.</summary>
internal sealed record SaleView(
    long Id, long PriceCents, long Stock, long Available, DateTime StartsAt, DateTime EndsAt, string State)
{
    public static SaleView Of(Sale sale, long available, DateTimeOffset now) => new(
        sale.Id,
        sale.PriceCents,
        sale.Stock,
        available,
        sale.StartsAt.UtcDateTime,
        sale.EndsAt.UtcDateTime,
        SaleStateNames.Of(sale, available, now));
}
