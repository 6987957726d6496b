using System.Collections.Immutable;
using Seckill.Stock;

namespace Seckill.Audit;

/// <summary>The numbers of one sale and what is wrong with them.</summary>
/// <param name="Ledger">What the ledger says.</param>
/// <param name="Grain">What the product's grain says; null when it could not be asked, or holds another sale.</param>
/// <param name="ListedAvailable">What the listing cache says; null when it holds no listing.</param>
/// <param name="Quiet">Nothing was on its way, so that I6 was judged.</param>
/// <param name="Violations">Each violation in one line that begins with the invariant's name, as in design section 4.</param>
[GenerateSerializer, Immutable, Alias("seckill.sale-audit")]
public sealed record SaleAudit(
    [property: Id(0)] SaleFigures Ledger,
    [property: Id(1)] StockSnapshot? Grain,
    [property: Id(2)] long? ListedAvailable,
    [property: Id(3)] bool Quiet,
    [property: Id(4)] ImmutableArray<string> Violations);
