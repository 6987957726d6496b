using Seckill.Catalog;
using Seckill.Client.Admin;
using Seckill.Cluster;
using Seckill.Orders;
using Seckill.Stock;

namespace Seckill.Client.Connection.Grains;

/// <summary>Turns the grains' messages into what the commands show: the same that HTTP would have sent.</summary>
internal static class GrainViews
{
    public static Catalog.Product Of(Product product, DateTimeOffset now) => new(
        product.Id, product.Name, product.Description, product.ListPriceCents, SaleAt(product, now));

    public static Orders.Order Of(Order order) => new(
        order.Id.ToString(),
        order.ProductId,
        order.Id.SaleId,
        order.PriceCents,
        OrderStatusNames.Of(order.Status),
        order.CreatedAt,
        order.ExpiresAt,
        order.PayingUntil);

    public static Catalog.Sale Of(Sale sale, DateTimeOffset now) => new(
        sale.Id,
        sale.PriceCents,
        sale.Stock,
        sale.Available,
        sale.StartsAt,
        sale.EndsAt,
        SaleStateNames.Of(sale, sale.Available, now));

    public static Admin.JournalLine Of(Stock.JournalLine line) => new(
        line.Line,
        JournalReasonNames.Of(line.Reason),
        line.Quantity,
        line.Epoch,
        line.FirstSequence,
        line.LastSequence,
        line.Available,
        line.Stock,
        line.At);

    public static SaleChangeLine Of(SaleChangeRecord record) => new(
        record.Epoch,
        SaleChangeNames.Of(record.Change.Kind),
        record.Change.Stock,
        record.Change.StartsAt,
        record.Change.EndsAt,
        record.Change.By,
        record.Change.At,
        SaleChangeNames.Of(record.Status),
        record.WrittenAt);

    public static Admin.AuditReport Of(Audit.AuditReport report) =>
        new(report.AsOf, report.Ok, report.Quiet, [.. report.Sales.Select(Of)]);

    public static Admin.ClusterReport Of(Cluster.ClusterReport report) => new(
        [.. report.Silos.Select(silo => new SiloStatus(silo.Address, silo.Name, silo.Status))],
        [.. report.Grains.Select(grain => new GrainCount(grain.Type, grain.Silo, grain.Activations))],
        [.. report.Partitions.Select(partition => new PartitionWriter(partition.Partition, partition.Silo))]);

    public static ProductState Of(ProductReport report) => new(
        report.Product.Id,
        report.Product.Name,
        SaleAt(report.Product, report.AsOf),
        report.Stock.SaleId,
        Of(report.Stock),
        report.Silo);

    private static StockCounter Of(StockSnapshot stock) => new(
        stock.Epoch,
        StockStateNames.Of(stock.State),
        stock.Available,
        stock.Unconfirmed,
        stock.Unwritten,
        stock.BatchesInFlight);

    private static Admin.SaleAudit Of(Audit.SaleAudit audit)
    {
        var ledger = audit.Ledger;
        return new Admin.SaleAudit(
            ledger.SaleId,
            ledger.ProductId,
            ledger.Stock,
            ledger.Available,
            ledger.Placed,
            ledger.Paid,
            ledger.Cancelled,
            ledger.Rejected,
            audit.Quiet,
            audit.Violations);
    }

    private static Catalog.Sale? SaleAt(Product product, DateTimeOffset now) =>
        SaleSchedule.Current(product.Sales, now) is { } sale ? Of(sale, now) : null;
}
