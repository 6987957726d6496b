using System.Collections.Immutable;

namespace Seckill.Client.Admin;

/// <summary>The invariants of every sale (design, section 4).</summary>
/// <param name="AsOf">When the audit was made.</param>
/// <param name="Ok">No sale violates an invariant.</param>
/// <param name="Quiet">Nothing was on its way, so that I6 was judged everywhere.</param>
/// <param name="Sales">Each sale.</param>
internal sealed record AuditReport(DateTimeOffset AsOf, bool Ok, bool Quiet, ImmutableArray<SaleAudit> Sales);
