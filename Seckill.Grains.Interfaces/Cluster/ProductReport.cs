using Seckill.Catalog;
using Seckill.Stock;

namespace Seckill.Cluster;

/// <summary>A product and its grain.</summary>
/// <param name="Product">As the ledger has it.</param>
/// <param name="Stock">What the product's grain holds.</param>
/// <param name="Silo">The address of the silo on which the grain lives; null when the cluster does not know (yet).</param>
/// <param name="AsOf">When the grain was asked, UTC, by the silo's clock.</param>
[GenerateSerializer, Immutable, Alias("seckill.product-report")]
public sealed record ProductReport(
    [property: Id(0)] Product Product,
    [property: Id(1)] StockSnapshot Stock,
    [property: Id(2)] string? Silo,
    [property: Id(3)] DateTimeOffset AsOf);
