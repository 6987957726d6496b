using Seckill.Catalog;
using Seckill.Web.Sales;

namespace Seckill.Web.Products;

/// <summary>Draws products as they are at a moment.</summary>
internal static class ProductViews
{
    public static ProductView Of(ProductPicture picture, PushedStock pushed, DateTimeOffset now)
    {
        var product = picture.Product;
        var sale = picture.SaleAt(now);
        return new ProductView(
            product.Id,
            product.Name,
            product.Description,
            product.ListPriceCents,
            sale is null ? null : SaleView.Of(sale, pushed.AvailableOf(sale), now));
    }

    /// <summary>The next moment at which a view drawn at <paramref name="now"/> is wrong although nothing was written.</summary>
    public static DateTimeOffset NextEdge(Listing listing, DateTimeOffset now) => listing.Products
        .SelectMany(product => product.Sales)
        .SelectMany(sale => (IEnumerable<DateTimeOffset>)[sale.StartsAt, sale.EndsAt])
        .Where(edge => edge > now)
        .DefaultIfEmpty(DateTimeOffset.MaxValue)
        .Min();
}
