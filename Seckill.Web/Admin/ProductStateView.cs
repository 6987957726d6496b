using Seckill.Catalog;
using Seckill.Cluster;
using Seckill.Web.Products;

namespace Seckill.Web.Admin;

/// <summary>
/// A product, the sale that counts now with the ledger's figures, and what the product's grain holds: <c>openSaleId</c> is the
/// sale that is open in the grain, <c>silo</c> the address at which the grain lives.
/// </summary>
internal sealed record ProductStateView(
    long Id, string Name, SaleView? Sale, long? OpenSaleId, StockView Grain, string? Silo)
{
    public static ProductStateView Of(ProductReport report)
    {
        var sale = SaleSchedule.Current(report.Product.Sales, report.AsOf);
        return new ProductStateView(
            report.Product.Id,
            report.Product.Name,
            sale is null ? null : SaleView.Of(sale, sale.Available, report.AsOf),
            report.Stock.SaleId,
            StockView.Of(report.Stock),
            report.Silo);
    }
}
