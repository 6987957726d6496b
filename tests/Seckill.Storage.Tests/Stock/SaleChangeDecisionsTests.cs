using Seckill.Catalog;
using Seckill.Stock;
using Seckill.Storage.Stock;
using Seckill.Storage.Tests.Orders;
using static Seckill.Stock.SaleChangeKind;
using static Seckill.Stock.SaleChangeStatus;

namespace Seckill.Storage.Tests.Stock;

/// <summary>The rules of changing a sale, by descending precedence.</summary>
public sealed class SaleChangeDecisionsTests
{
    private static readonly DateTimeOffset Now = Some.Noon;

    /// <summary>Ten units, of which four are sold; on from half an hour ago for an hour.</summary>
    private static readonly SaleState Sale = new(10, 6, Now.AddMinutes(-30), Now.AddMinutes(30), false, 3, 5);

    private static readonly SaleWindow Other = new(8, 1, Now.AddMinutes(45), Now.AddMinutes(60));

    [Fact]
    public void EveryRowBreaksItsOwnRuleAndAllBelowIt()
    {
        var over = Sale with { EndsAt = Now };
        var tooFew = Some.Change(SetStock, stock: 3);
        var overlapping = Some.Change(SetWindow, startsAt: Now, endsAt: Now.AddMinutes(50));
        Assert.Equal(SaleNotFound, SaleChangeDecisions.Decide(Some.Change(SetStock), null, [Other], Now));
        Assert.Equal(Invalid, SaleChangeDecisions.Decide(Some.Change(SetStock), over, [Other], Now));
        Assert.Equal(SaleEnded, SaleChangeDecisions.Decide(tooFew, over, [Other], Now));
        Assert.Equal(SaleEnded, SaleChangeDecisions.Decide(overlapping, over, [Other], Now));
        Assert.Equal(StockBelowSold, SaleChangeDecisions.Decide(tooFew, Sale, [Other], Now));
        Assert.Equal(OverlappingSale, SaleChangeDecisions.Decide(overlapping, Sale, [Other], Now));
        Assert.Equal(Applied, SaleChangeDecisions.Decide(overlapping, Sale, [], Now));
    }

    [Theory]
    [InlineData(null, Invalid)]
    [InlineData(long.MinValue, Invalid)]
    [InlineData(-1L, Invalid)]
    [InlineData(0L, Invalid)]
    [InlineData(1L, StockBelowSold)]
    [InlineData(3L, StockBelowSold)]
    [InlineData(4L, Applied)]
    [InlineData(10L, Applied)]
    [InlineData(CatalogLimits.MaxStock, Applied)]
    [InlineData(CatalogLimits.MaxStock + 1, Invalid)]
    [InlineData(long.MaxValue, Invalid)]
    public void StockNeverFallsBelowWhatIsSold(long? stock, SaleChangeStatus expected)
    {
        var change = Some.Change(SetStock, stock);
        Assert.Equal(expected, SaleChangeDecisions.Decide(change, Sale, [Other], Now));
        if (expected != Applied) return;
        var after = SaleChangeDecisions.Apply(change, Sale, Now);
        Assert.Equal(Sale with { Stock = stock!.Value, Available = stock.Value - 4 }, after);
    }

    /// <summary>Minutes from now; null where the value is missing.</summary>
    [Theory]
    [InlineData(null, 10.0, Invalid)]
    [InlineData(0.0, null, Invalid)]
    [InlineData(5.0, 5.0, Invalid)]
    [InlineData(5.0, 5.000001, Invalid)] // Less than a millisecond is nothing once it is stored.
    [InlineData(5.0, 4.0, Invalid)]
    [InlineData(-10.0, 0.0, Invalid)]
    [InlineData(-10.0, 0.001, Applied)]
    [InlineData(0.0, 45.0, Applied)] // Ends when the other starts.
    [InlineData(0.0, 45.1, OverlappingSale)]
    [InlineData(60.0, 70.0, Applied)] // Starts when the other ends.
    [InlineData(50.0, 55.0, OverlappingSale)]
    [InlineData(60.0, 60.0 + (366 * 24 * 60), Applied)]
    [InlineData(60.0, 60.1 + (366 * 24 * 60), Invalid)]
    [InlineData(3_659 * 24 * 60.0, 3_660 * 24 * 60.0, Applied)]
    [InlineData(3_659 * 24 * 60.0, (3_660 * 24 * 60) + 0.1, Invalid)]
    public void AWindowIsHeldToTheCatalogsRules(double? starts, double? ends, SaleChangeStatus expected)
    {
        var (startsAt, endsAt) = (At(starts), At(ends));
        var change = Some.Change(SetWindow, startsAt: startsAt, endsAt: endsAt);
        Assert.Equal(expected, SaleChangeDecisions.Decide(change, Sale, [Other], Now));
        if (expected != Applied) return;
        var after = SaleChangeDecisions.Apply(change, Sale, Now);
        Assert.Equal(Sale with { StartsAt = CatalogRules.Cut(startsAt!.Value), EndsAt = CatalogRules.Cut(endsAt!.Value) }, after);

        static DateTimeOffset? At(double? minutes) => minutes is { } some ? Now.AddMinutes(some) : null;
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(StockLimits.MaxByLength, true)]
    [InlineData(StockLimits.MaxByLength + 1, false)]
    public void SomebodyIsNamed(int length, bool isValid)
    {
        var change = Some.Change(Pause) with { By = new string('x', length) };
        Assert.Equal(isValid ? Applied : Invalid, SaleChangeDecisions.Decide(change, Sale, [], Now));
    }

    [Fact]
    public void AKindThatIsNotKnownIsInvalid()
    {
        foreach (var kind in (int[])[0, -1, 6, int.MaxValue])
            Assert.Equal(Invalid, SaleChangeDecisions.Decide(Some.Change((SaleChangeKind)kind), Sale, [], Now));
    }

    [Fact]
    public void PausingAndResumingAgainHoldsAsWell()
    {
        foreach (var (kind, paused) in ((SaleChangeKind, bool)[])[(Pause, true), (Resume, false)])
        {
            var once = SaleChangeDecisions.Apply(Some.Change(kind), Sale, Now);
            Assert.Equal(Sale with { IsPaused = paused }, once);
            Assert.Equal(Applied, SaleChangeDecisions.Decide(Some.Change(kind), once, [Other], Now));
            Assert.Equal(once, SaleChangeDecisions.Apply(Some.Change(kind), once, Now));
        }
    }

    /// <summary>Begun long ago, begun just now, not begun.</summary>
    [Theory]
    [InlineData(-30, -30)]
    [InlineData(-0.001, -0.001)]
    [InlineData(0, -0.001)]
    [InlineData(20, -0.001)]
    public void EndingLeavesAWindowThatIsOver(double startsSeconds, double startsAfter)
    {
        var sale = Sale with { StartsAt = Now.AddSeconds(startsSeconds) };
        Assert.Equal(Applied, SaleChangeDecisions.Decide(Some.Change(End), sale, [Other], Now));
        var after = SaleChangeDecisions.Apply(Some.Change(End), sale, Now);
        Assert.Equal(sale with { StartsAt = Now.AddSeconds(startsAfter), EndsAt = Now }, after);
        Assert.Equal(SaleEnded, SaleChangeDecisions.Decide(Some.Change(End), after, [], Now));
    }
}
