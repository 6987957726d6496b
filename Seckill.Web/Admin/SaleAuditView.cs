using Seckill.Audit;

namespace Seckill.Web.Admin;

/// <summary>The numbers of one sale as the ledger, the grain and the listing have them, and what is wrong with them.</summary>
internal sealed record SaleAuditView(
    long SaleId,
    long ProductId,
    long Stock,
    long Available,
    long Placed,
    long Paid,
    long Cancelled,
    long Rejected,
    long DoubledBuyers,
    int Fence,
    DateTime ChangedAt,
    StockView? Grain,
    long? ListedAvailable,
    bool Quiet,
    string? JournalFault,
    long UnexplainedPayments,
    IReadOnlyList<string> Violations)
{
    public static SaleAuditView Of(SaleAudit audit)
    {
        var ledger = audit.Ledger;
        return new SaleAuditView(
            ledger.SaleId,
            ledger.ProductId,
            ledger.Stock,
            ledger.Available,
            ledger.Placed,
            ledger.Paid,
            ledger.Cancelled,
            ledger.Rejected,
            ledger.DoubledBuyers,
            ledger.Fence,
            ledger.ChangedAt.UtcDateTime,
            audit.Grain is { } grain ? StockView.Of(grain) : null,
            audit.ListedAvailable,
            audit.Quiet,
            ledger.JournalFault,
            ledger.UnexplainedPayments,
            audit.Violations);
    }
}
