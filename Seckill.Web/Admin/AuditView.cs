using Seckill.Audit;

namespace Seckill.Web.Admin;

/// <summary>The invariants of every sale.</summary>
internal sealed record AuditView(DateTime AsOf, bool Ok, bool Quiet, IReadOnlyList<SaleAuditView> Sales)
{
    public static AuditView Of(AuditReport report) =>
        new(report.AsOf.UtcDateTime, report.Ok, report.Quiet, [.. report.Sales.Select(SaleAuditView.Of)]);
}
