using Seckill.Catalog;

namespace Seckill.Web.Sales;

/// <summary>A product as one listing had it; knows its present sale without looking through all of them each time.</summary>
internal sealed class ProductPicture(Product product)
{
    private volatile Present? _present;

    public Product Product => product;

    /// <summary>The sale that counts now, by <see cref="SaleSchedule"/>.</summary>
    public Sale? SaleAt(DateTimeOffset now)
    {
        var present = _present;
        if (present is null || now < present.From || now >= present.Until) _present = present = PresentAt(now);
        return present.Sale;
    }

    /// <summary>The answer of the schedule changes at the end of a window only; a clock set back makes it look anew.</summary>
    private Present PresentAt(DateTimeOffset now)
    {
        var ends = product.Sales.Select(sale => sale.EndsAt).Where(end => end > now);
        var until = ends.DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
        return new Present(SaleSchedule.Current(product.Sales, now), now, until);
    }

    private sealed record Present(Sale? Sale, DateTimeOffset From, DateTimeOffset Until);
}
