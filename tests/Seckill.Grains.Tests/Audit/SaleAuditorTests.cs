using Seckill.Catalog;
using Seckill.Stock;

namespace Seckill.Audit;

public sealed class SaleAuditorTests
{
    private static readonly DateTimeOffset Changed = new(2026, 11, 11, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = Changed.AddMinutes(1);
    private static readonly SaleFigures Good = new(1, 7, 10, 4, 5, 1, 2, 3, 0, 5, Changed);

    public static TheoryData<SaleFigures, string> Broken => new()
    {
        { Good with { Available = 5 }, "I1" },
        { Good with { Available = 3 }, "I1" },
        { Good with { Available = -1, Placed = 10 }, "I1" },
        { Good with { Paid = 2 }, "I1" },
        { Good with { JournalFault = "line 3 does not follow" }, "I1: line 3 does not follow" },
        { Good with { DoubledBuyers = 1 }, "I3" },
        { Good with { UnexplainedPayments = 2 }, "I5: 2 payments" },
    };

    [Fact]
    public void Numbers_that_agree_violate_nothing() =>
        Assert.Empty(SaleAuditor.Judge(Good, Grain(available: 4), Listing(4), Later).Violations);

    [Theory]
    [MemberData(nameof(Broken))]
    public void Each_violation_is_named(SaleFigures figures, string invariant)
    {
        var audit = SaleAuditor.Judge(figures, null, null, Later);
        Assert.StartsWith(invariant, Assert.Single(audit.Violations));
    }

    [Theory]
    [InlineData(4, 0, true)]
    [InlineData(3, 0, false)]
    [InlineData(3, 1, true)]
    public void A_quiet_grain_must_agree_with_the_ledger(long available, int unwritten, bool ok)
    {
        var audit = SaleAuditor.Judge(Good, Grain(available) with { Unwritten = unwritten }, null, Later);
        Assert.Equal(ok, audit.Violations.IsEmpty);
        Assert.Equal(unwritten == 0, audit.Quiet);
    }

    [Theory]
    [InlineData(4, 0, true, true)]
    [InlineData(3, 0, true, false)]
    [InlineData(3, 1_999, true, false)]
    [InlineData(3, 2_000, false, true)]
    [InlineData(4, 2_000, true, true)]
    public void A_listing_may_lag_for_a_moment_behind_a_change(long listed, int millisecondsAfterChange, bool ok, bool quiet)
    {
        var audit = SaleAuditor.Judge(Good, Grain(4), Listing(listed), Changed.AddMilliseconds(millisecondsAfterChange));
        Assert.Equal((ok, quiet), (audit.Violations.IsEmpty, audit.Quiet));
    }

    private static StockSnapshot Grain(long available) => new(7, 1, 5, StockState.Open, available, 0, 0, 0);

    private static Listing Listing(long available) =>
        new([new Product(7, "p", "", 1, [new Sale(1, 7, 1, 10, available, Changed, Changed)])], Changed);
}
