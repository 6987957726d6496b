namespace Seckill.Web.Products;

/// <summary>A sale as everyone sees it; <c>state</c> is upcoming, open, soldOut or ended.</summary>
internal sealed record SaleView(
    long Id, long PriceCents, long Stock, long Available, DateTime StartsAt, DateTime EndsAt, string State);
