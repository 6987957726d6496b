using Seckill.Orders;
using Seckill.Stock;
using Seckill.Storage.Databases;
using Seckill.Storage.Orders;
using Seckill.Storage.Stock;
using static Seckill.Orders.OrderStatus;

namespace Seckill.Storage.Tests.Orders;

/// <summary>The rules of the ledger, by descending precedence.</summary>
public sealed class LedgerBatchTests
{
    private const long Sale = 7;
    private const long Buyer = 100;

    /// <summary>Every row breaks its own rule and all below it, so the answer shows which came first.</summary>
    public static IEnumerable<TheoryDataRow<bool, bool, int, bool, long, OrderStatus>> ByPrecedence =>
    [
        // known, sale, fence, live, available, expected
        new(true, false, 9, true, 0, Paid) { TestDisplayName = "a known order stays as it is, whatever else" },
        new(false, false, 9, true, 0, Rejected) { TestDisplayName = "the sale is not there" },
        new(false, true, 9, true, 0, Rejected) { TestDisplayName = "the epoch is behind the fence" },
        new(false, true, 2, true, 0, Rejected) { TestDisplayName = "the buyer has a live order" },
        new(false, true, 2, false, 0, Rejected) { TestDisplayName = "none is available" },
        new(false, true, 2, false, 1, Placed) { TestDisplayName = "the last one" },
        new(false, true, 0, false, long.MaxValue, Placed) { TestDisplayName = "as many as there can be" },
        new(false, true, 2, true, 1, Rejected) { TestDisplayName = "only the live order is in the way" },
        new(false, true, 3, false, 1, Rejected) { TestDisplayName = "only the fence is in the way" },
        new(false, false, 0, false, 1, Rejected) { TestDisplayName = "only the sale is not there" },
    ];

    [Theory]
    [MemberData(nameof(ByPrecedence))]
    public void OneOrder(bool isKnown, bool saleIsThere, int fence, bool hasLive, long available, OrderStatus expected)
    {
        var accepted = Some.Accepted(Sale, epoch: 2, sequence: 5, Buyer);
        var batch = Some.Batch(
            saleIsThere ? [Some.Sale(Sale, 1, long.MaxValue, available, fence)] : [],
            isKnown ? [new OrderOutcome(accepted.Order.Id, Buyer, Paid)] : [],
            hasLive ? [new LiveBuyer(Sale, Buyer)] : []);

        batch.Apply(accepted);
        batch.AssertInvariants();

        var written = Assert.Single(batch.Written);
        Assert.Equal([new OrderOutcome(accepted.Order.Id, Buyer, expected)], written.Outcomes);
        Assert.Equal(isKnown ? 0 : 1, batch.Inserts.Count);
        Assert.All(batch.Inserts, order => Assert.Equal(accepted.Order with { Status = expected }, order));
        Assert.Equal(saleIsThere ? available - (expected == Placed ? 1 : 0) : 0, written.Available);
        Assert.Equal(expected == Placed ? 1 : 0, batch.Changes.Count());
    }

    [Theory]
    [InlineData(0, 5, 5)]
    [InlineData(5, 4, 5)]
    [InlineData(5, 5, 5)]
    [InlineData(5, int.MaxValue, int.MaxValue)]
    [InlineData(5, 0, 5)]
    [InlineData(5, -1, 5)]
    public void ABarrierRaisesTheFenceAndNeverLowersIt(int before, int epoch, int after)
    {
        var batch = Some.Batch([Some.Sale(Sale, 1, 10, 10, before)], [], []);
        batch.Apply(Some.Barrier(Sale, epoch));
        Assert.Equal(after, Assert.Single(batch.Written).Fence);
        Assert.Equal(before == after ? 0 : 1, batch.Changes.Count());
    }

    [Fact]
    public void ABarrierOfASaleThatIsNotThereIsIgnored()
    {
        var batch = Some.Batch([], [], []);
        batch.Apply(Some.Barrier(Sale, 3, productId: 4));
        Assert.Equal(1, batch.IgnoredBarriers);
        Assert.Empty(batch.Changes);
        var written = Assert.Single(batch.Written);
        Assert.Equal((4, Sale, 0, 0L), (written.ProductId, written.SaleId, written.Fence, written.Available));
    }

    [Fact]
    public void TheFenceStandsFromTheBarrierOnAndNotBeforeIt()
    {
        var batch = Apply(10,
            Some.Accepted(Sale, 1, 1, 101),
            Some.Barrier(Sale, 2),
            Some.Accepted(Sale, 1, 2, 102),
            Some.Accepted(Sale, 2, 1, 103));
        Assert.Equal([Placed, Rejected, Placed], Assert.Single(batch.Written).Statuses());
    }

    [Fact]
    public void TheSecondOrderOfABuyerIsRejectedWithinABatchToo()
    {
        var batch = Apply(10, Some.Accepted(Sale, 1, 1, Buyer), Some.Accepted(Sale, 1, 2, Buyer));
        Assert.Equal([Placed, Rejected], Assert.Single(batch.Written).Statuses());
    }

    [Fact]
    public void ARejectedOrderDoesNotMakeItsBuyerLive()
    {
        var batch = Apply(10, Some.Barrier(Sale, 2), Some.Accepted(Sale, 1, 1, Buyer), Some.Accepted(Sale, 2, 1, Buyer));
        Assert.Equal([Rejected, Placed], Assert.Single(batch.Written).Statuses());
    }

    [Fact]
    public void TheSameOrderTwiceInABatchIsOneOrder()
    {
        var batch = Apply(10, Some.Accepted(Sale, 1, 1, Buyer), Some.Accepted(Sale, 1, 1, Buyer));
        Assert.Equal([Placed, Placed], Assert.Single(batch.Written).Statuses());
        Assert.Single(batch.Inserts);
        Assert.Equal(9, Assert.Single(batch.Written).Available);
    }

    [Fact]
    public void NoMoreArePlacedThanThereAre()
    {
        var batch = Apply(2, [.. Enumerable.Range(1, 4).Select(i => Some.Accepted(Sale, 1, i, i))]);
        Assert.Equal([Placed, Placed, Rejected, Rejected], Assert.Single(batch.Written).Statuses());
    }

    [Fact]
    public void SalesAreTakenApartAndToldInTheOrderInWhichTheyAreNamed()
    {
        var batch = Some.Batch(Enumerable.Range(1, 3).Select(id => Some.Sale(id, 10 + id, 5, 5, 0)), [], []);
        batch.Apply(Some.Accepted(3, 1, 1, Buyer));
        batch.Apply(Some.Accepted(1, 1, 1, Buyer));
        batch.Apply(Some.Accepted(3, 1, 2, Buyer + 1));
        Assert.Equal([(3, 13, 3), (1, 11, 4)], batch.Written.Select(sale => (sale.SaleId, sale.ProductId, sale.Available)));
    }

    [Fact]
    public void ARowThatIsWrongAlreadyIsNotMadeWorse()
    {
        var batch = Apply(-1, Some.Accepted(Sale, 1, 1, Buyer));
        var error = Assert.Throws<InvariantViolatedException>(batch.AssertInvariants);
        Assert.Contains("I1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryRunOfAnEpochIsALineWithItsRunningTotal()
    {
        var batch = Apply(10,
            Some.Accepted(Sale, 1, 1, 101),
            Some.Accepted(Sale, 1, 2, 101), // Rejected: no unit, no line.
            Some.Accepted(Sale, 1, 4, 102),
            Some.Barrier(Sale, 2, change: Some.Change(SaleChangeKind.SetStock, stock: 7)),
            Some.Accepted(Sale, 1, 5, 103), // From behind the fence.
            Some.Accepted(Sale, 2, 1, 104));
        var sale = Assert.Single(batch.Changes);
        Assert.Equal(
            [
                new JournalLine(2, JournalReason.Placed, -2, 1, 1, 4, 8, 10, Some.Noon),
                new JournalLine(3, JournalReason.StockSet, -3, 2, 0, 0, 5, 7, Some.Noon),
                new JournalLine(4, JournalReason.Placed, -1, 2, 1, 1, 4, 7, Some.Noon),
            ],
            sale.Lines);
        batch.AssertInvariants();
        var written = Assert.Single(batch.Written);
        Assert.Equal((1, 4, 4L, 2), (written.LineBefore, written.Line, written.Available, written.Fence));
    }

    [Fact]
    public void AChangeIsMadeOnceAndOnlyInFrontOfTheFence()
    {
        var more = Some.Barrier(Sale, 2, change: Some.Change(SaleChangeKind.SetStock, stock: 20));
        var late = Some.Barrier(Sale, 1, change: Some.Change(SaleChangeKind.SetStock, stock: 30));
        var batch = Apply(10, more, more, late, Some.Barrier(Sale, 3), Some.Barrier(Sale, 3, change: late.Change));
        Assert.Equal(
            new SaleChangeRecord(Sale, 2, more.Change!, SaleChangeStatus.Applied, Some.Noon), Assert.Single(batch.SaleChanges));
        Assert.Equal(20, Assert.Single(batch.Written).Available);
    }

    [Fact]
    public void ARefusedChangeIsRecordedAndRaisesTheFenceAllTheSame()
    {
        var batch = Apply(10, Some.Accepted(Sale, 1, 1, 1), Some.Accepted(Sale, 1, 2, 2),
            Some.Barrier(Sale, 2, change: Some.Change(SaleChangeKind.SetStock, stock: 1)));
        Assert.Equal(SaleChangeStatus.StockBelowSold, Assert.Single(batch.SaleChanges).Status);
        Assert.Equal((2, 8L), (Assert.Single(batch.Written).Fence, batch.Written[0].Available));
    }

    [Fact]
    public void TheSameStockAgainIsNoLine()
    {
        var batch = Apply(10, Some.Barrier(Sale, 2, change: Some.Change(SaleChangeKind.SetStock, stock: 10)));
        Assert.Equal(SaleChangeStatus.Applied, Assert.Single(batch.SaleChanges).Status);
        Assert.Empty(Assert.Single(batch.Changes).Lines);
    }

    /// <summary>What was read before the batch is not what holds within it.</summary>
    [Fact]
    public void AWindowIsHeldAgainstTheOthersAsTheBatchHasMadeThem()
    {
        var (noon, hour) = (Some.Noon, TimeSpan.FromHours(1));
        SaleWindow[] windows = [new(Sale, 1, noon - hour, noon + hour), new(Sale + 1, 1, noon + hour, noon + (2 * hour))];
        var second = new SaleState(10, 10, noon + hour, noon + (2 * hour), false, 0, 1);
        var batch = Some.Batch([Some.Sale(Sale, 1, 10, 10, 0), new LedgerSale(Sale + 1, 1, second, noon)], [], [], windows);
        var wider = Some.Change(SaleChangeKind.SetWindow, startsAt: noon - hour, endsAt: noon + (1.5 * hour));
        batch.Apply(Some.Barrier(Sale, 1, change: wider));
        batch.Apply(Some.Barrier(Sale + 1, 1, change: Some.Change(SaleChangeKind.End)));
        batch.Apply(Some.Barrier(Sale, 2, change: wider));
        Assert.Equal(
            [SaleChangeStatus.OverlappingSale, SaleChangeStatus.Applied, SaleChangeStatus.Applied],
            batch.SaleChanges.Select(record => record.Status));
    }

    [Fact]
    public void AChangeOfASaleThatIsNotThereIsIgnoredWithItsBarrier()
    {
        var batch = Some.Batch([], [], []);
        batch.Apply(Some.Barrier(Sale, 3, change: Some.Change(SaleChangeKind.Pause)));
        Assert.Equal(1, batch.IgnoredBarriers);
        Assert.Empty(batch.SaleChanges);
    }

    private static LedgerBatch Apply(long available, params OrderEvent[] events)
    {
        var batch = Some.Batch([Some.Sale(Sale, 1, 10, available, 0)], [], []);
        foreach (var orderEvent in events) batch.Apply(orderEvent);
        return batch;
    }
}
