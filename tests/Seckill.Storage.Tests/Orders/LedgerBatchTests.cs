using Seckill.Orders;
using Seckill.Storage.Databases;
using Seckill.Storage.Orders;
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

    private static LedgerBatch Apply(long available, params OrderEvent[] events)
    {
        var batch = Some.Batch([Some.Sale(Sale, 1, 10, available, 0)], [], []);
        foreach (var orderEvent in events) batch.Apply(orderEvent);
        return batch;
    }
}
