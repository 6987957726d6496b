namespace Seckill.Web.Admin;

/// <summary>What admins changed about a sale, the oldest first.</summary>
internal sealed record SaleChangesView(long SaleId, IReadOnlyList<SaleChangeView> Changes);
