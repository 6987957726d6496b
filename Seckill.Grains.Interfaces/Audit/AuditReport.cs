using System.Collections.Immutable;

namespace Seckill.Audit;

/// <summary>The invariants of every sale.</summary>
[GenerateSerializer, Immutable, Alias("seckill.audit-report")]
public sealed record AuditReport([property: Id(0)] DateTimeOffset AsOf, [property: Id(1)] ImmutableArray<SaleAudit> Sales)
{
    /// <summary>True when no sale violates an invariant.</summary>
    public bool Ok => Sales.All(sale => sale.Violations.IsEmpty);

    /// <summary>True when nothing was on its way in any sale, so that I6 was judged everywhere.</summary>
    public bool Quiet => Sales.All(sale => sale.Quiet);
}
