using System.Collections.Immutable;

namespace Seckill.Audit;

/// <summary>What is to be done about one sale's audit.</summary>
/// <param name="CounterLags">The ProductGrain's counter differs from the ledger: the grain can begin anew from the ledger.</param>
/// <param name="ListingLags">The listing cache differs from the ledger: it can be forgotten.</param>
/// <param name="Unsafe">Violations that nobody may repair by himself.</param>
internal sealed record Discrepancy(bool CounterLags, bool ListingLags, ImmutableArray<string> Unsafe)
{
    private const string Agreement = "I6:";

    /// <summary>
    /// Judges an audit: I6 is about copies of what the ledger says, and copies can be made again; every other invariant is about
    /// the ledger itself.
    /// </summary>
    public static Discrepancy Of(SaleAudit audit)
    {
        var lagging = audit.Violations.Where(violation => violation.StartsWith(Agreement, StringComparison.Ordinal)).ToArray();
        var counterLags = lagging.Length > 0 && audit.Grain is { } grain && grain.Available != audit.Ledger.Available;
        var listingLags = lagging.Length > 0 && audit.ListedAvailable is { } listed && listed != audit.Ledger.Available;
        return new Discrepancy(counterLags, listingLags, [.. audit.Violations.Except(lagging)]);
    }
}
