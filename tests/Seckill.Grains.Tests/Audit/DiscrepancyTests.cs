using System.Collections.Immutable;
using Seckill.Stock;

namespace Seckill.Audit;

public sealed class DiscrepancyTests
{
    private const string Counter = "I6: the grain has 3 available, the ledger 4";
    private const string Listing = "I6: the listing says 3 available, the ledger 4";
    private const string Oversold = "I1: placed 11 + paid 0 + available -1 is not stock 10";
    private static readonly SaleFigures Ledger = new(1, 7, 10, 4, 6, 0, 0, 0, 0, 5, DateTimeOffset.UnixEpoch);

    // The grain's counter, the listing's number, the violations; the counter, the listing, and what nobody may repair.
    public static TheoryData<long?, long?, string[], bool, bool, string[]> Cases => new()
    {
        { 4, 4, [], false, false, [] },
        { null, null, [], false, false, [] },
        { 3, 4, [Counter], true, false, [] },
        { 4, 3, [Listing], false, true, [] },
        { 3, 3, [Counter, Listing], true, true, [] },
        { null, 3, [Listing], false, true, [] },
        { 3, 4, [], false, false, [] }, // not quiet: it was not judged
        { 4, 4, [Oversold], false, false, [Oversold] },
        { 3, 4, [Oversold, Counter], true, false, [Oversold] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Copies_are_made_again_and_the_ledger_is_left_alone(
        long? counter, long? listed, string[] violations, bool counterLags, bool listingLags, string[] unsafeOnes)
    {
        var grain = counter is { } available ? new StockSnapshot(7, 1, 5, StockState.Open, available, 0, 0, 0) : null;
        var found = Discrepancy.Of(new SaleAudit(Ledger, grain, listed, Quiet: true, [.. violations]));
        Assert.Equal((counterLags, listingLags), (found.CounterLags, found.ListingLags));
        Assert.Equal(unsafeOnes, found.Unsafe.AsEnumerable());
    }
}
