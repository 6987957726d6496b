using System.Collections.Immutable;
using Seckill.Catalog;
using Seckill.Stock;

namespace Seckill.Audit;

/// <summary>Judges the numbers of one sale by the invariants of design section 4. Plain, so that a table can test it.</summary>
internal static class SaleAuditor
{
    /// <param name="ledger">The ledger's count.</param>
    /// <param name="grain">The grain's state, read before and equal after the ledger's count; null when it was not asked.</param>
    /// <param name="listing">The listing cache's content; null when it is empty.</param>
    /// <param name="now">When it is judged.</param>
    public static SaleAudit Judge(SaleFigures ledger, StockSnapshot? grain, Listing? listing, DateTimeOffset now)
    {
        var ours = grain?.SaleId == ledger.SaleId ? grain : null;
        var listed = listing?.Products
            .SelectMany(product => product.Sales)
            .FirstOrDefault(sale => sale.Id == ledger.SaleId)?.Available;
        var quiet = grain is null || grain.IsQuiet;
        var violations = ImmutableArray.CreateBuilder<string>();
        if (ledger.Available < 0 || ledger.Placed + ledger.Paid + ledger.Available != ledger.Stock)
        {
            violations.Add(
                $"I1: placed {ledger.Placed} + paid {ledger.Paid} + available {ledger.Available} is not stock {ledger.Stock}");
        }

        if (ledger.JournalFault is { } fault) violations.Add($"I1: {fault}");
        if (ledger.DoubledBuyers > 0) violations.Add($"I3: {ledger.DoubledBuyers} buyers have more than one live order");
        if (ledger.UnexplainedPayments > 0)
        {
            violations.Add($"I5: {ledger.UnexplainedPayments} payments do not explain what they paid for");
        }

        if (quiet && ours is { State: StockState.Open } && ours.Available != ledger.Available)
        {
            violations.Add($"I6: the grain has {ours.Available} available, the ledger {ledger.Available}");
        }

        if (listed is { } available && available != ledger.Available)
        {
            // For a moment after a change the listing may show what was before it: read earlier, or just before the commit.
            if (now - ledger.ChangedAt < AuditLimits.ListingLag) quiet = false;
            else violations.Add($"I6: the listing says {available} available, the ledger {ledger.Available}");
        }

        return new SaleAudit(ledger, ours, listed, quiet, violations.ToImmutable());
    }
}
