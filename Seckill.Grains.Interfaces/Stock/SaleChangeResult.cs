using Seckill.Catalog;

namespace Seckill.Stock;

/// <summary>The answer to a change of a sale.</summary>
/// <param name="Status">What happened.</param>
/// <param name="Sale">The sale as the ledger has it after the change; null when it was not made.</param>
[GenerateSerializer, Immutable, Alias("seckill.sale-change-result")]
public sealed record SaleChangeResult([property: Id(0)] SaleChangeStatus Status, [property: Id(1)] Sale? Sale = null);
