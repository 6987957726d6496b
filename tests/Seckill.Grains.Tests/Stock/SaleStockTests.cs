using System.Collections.Immutable;
using Seckill.Catalog;
using Seckill.Orders;

namespace Seckill.Stock;

public sealed class SaleStockTests
{
    private const long Buyer = 42;
    private const long Other = 43;
    private const int Epoch = 5;
    private static readonly DateTimeOffset Start = new(2026, 11, 11, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = Start.AddHours(1);
    private static readonly OrderId Earlier = new(1, 3, 9);

    // By descending precedence: each row breaks every rule from its own on, and its own is the one that is named.
    [Theory]
    [InlineData(-1, true, true, 0, PurchaseStatus.NotStarted)]
    [InlineData(3_600_000, true, true, 0, PurchaseStatus.Ended)]
    [InlineData(0, true, true, 0, PurchaseStatus.Paused)]
    [InlineData(0, false, true, 0, PurchaseStatus.AlreadyOrdered)]
    [InlineData(0, false, false, 0, PurchaseStatus.SoldOut)]
    [InlineData(0, false, false, 1, PurchaseStatus.Accepted)]
    [InlineData(3_599_999, false, false, 1, PurchaseStatus.Accepted)]
    public void Refusals_come_in_their_order_of_precedence(
        int millisecondsAfterStart, bool isPaused, bool hasOrder, long available, PurchaseStatus expected)
    {
        var sale = SaleOf(10, available) with { IsPaused = isPaused };
        var stock = new SaleStock(new StockImage(sale, hasOrder ? [new(Buyer, Earlier)] : []), Epoch, new OrderOptions());
        Assert.Equal(expected, stock.Take(Buyer, Start.AddMilliseconds(millisecondsAfterStart)).Status);
    }

    [Fact]
    public void A_take_lowers_the_counter_and_gives_the_order_its_id()
    {
        var stock = Stock(10, 10);
        var take = stock.Take(Buyer, Start.AddTicks(12_345));
        Assert.Equal(9, stock.Available);
        Assert.Equal(
            new Order(new OrderId(1, Epoch, 1), 7, Buyer, 990, OrderStatus.Pending, Start.AddMilliseconds(1), Start.AddMilliseconds(900_001)),
            take.Reservation!.Order);
    }

    [Fact]
    public void A_buyer_takes_once_and_gets_the_same_id_back()
    {
        var stock = Stock(10, 10);
        var first = stock.Take(Buyer, Start).Reservation!;
        var second = stock.Take(Buyer, Start);
        Assert.Equal(PurchaseStatus.AlreadyOrdered, second.Status);
        Assert.Equal(first.Order.Id, second.LiveOrder);
        Assert.Same(first, second.Reservation);
        Assert.Equal(9, stock.Available);
    }

    [Fact]
    public void The_last_unit_goes_to_one_buyer()
    {
        var stock = Stock(10, 1);
        Assert.Equal(PurchaseStatus.Accepted, stock.Take(Buyer, Start).Status);
        Assert.Equal(PurchaseStatus.SoldOut, stock.Take(Other, Start).Status);
        Assert.Equal(0, stock.Available);
    }

    [Fact]
    public void Putting_back_frees_unit_and_buyer_and_doing_it_again_changes_nothing()
    {
        var stock = Stock(10, 1);
        var take = stock.Take(Buyer, Start).Reservation!;
        stock.PutBack(take);
        stock.PutBack(take);
        Assert.Equal(1, stock.Available);
        Assert.Equal(0, stock.OnTheWay);
        var again = stock.Take(Buyer, Start);
        Assert.Equal(PurchaseStatus.Accepted, again.Status);
        Assert.Equal(2, again.Reservation!.Order.Id.Sequence);
    }

    [Fact]
    public void A_refusal_that_comes_after_a_later_order_was_written_gives_the_unit_back()
    {
        var stock = Stock(10, 10);
        var refused = stock.Take(Buyer, Start).Reservation!;
        var confirmed = stock.Take(Other, Start).Reservation!;
        stock.OnWrittenThrough(confirmed.Order.Id.Sequence);
        for (var times = 0; times < 2; times++) stock.PutBack(refused);
        Assert.Equal(9, stock.Available);
        Assert.Equal(PurchaseStatus.Accepted, stock.Take(Buyer, Start).Status);
        Assert.Equal(PurchaseStatus.AlreadyOrdered, stock.Take(Other, Start).Status);
    }

    [Fact]
    public void A_later_notice_makes_good_a_lost_one_and_repeating_it_changes_nothing()
    {
        var stock = Stock(10, 10);
        for (var user = 1; user <= 5; user++) stock.Take(user, Start);
        for (var times = 0; times < 2; times++) Assert.True(stock.OnWritten(Written(Epoch, 4, OrderStatus.Placed)));
        Assert.Equal(1, stock.OnTheWay);
        Assert.Null(stock.FindOnTheWay(new OrderId(1, Epoch, 4)));
        Assert.NotNull(stock.FindOnTheWay(new OrderId(1, Epoch, 5)));
        stock.OnWrittenThrough(3);
        Assert.Equal(4, stock.WrittenSequence);
    }

    [Fact]
    public void A_notice_of_another_sale_or_epoch_is_not_ours()
    {
        var stock = Stock(10, 10);
        stock.Take(Buyer, Start);
        Assert.True(stock.OnWritten(Written(Epoch - 1, 1, OrderStatus.Rejected)));
        Assert.True(stock.OnWritten(Written(Epoch, 1, OrderStatus.Rejected) with { SaleId = 2 }));
        Assert.Equal(1, stock.OnTheWay);
    }

    [Fact]
    public void An_order_of_this_epoch_that_the_ledger_rejects_is_a_disagreement()
    {
        var stock = Stock(10, 10);
        stock.Take(Buyer, Start);
        Assert.False(stock.OnWritten(Written(Epoch, 1, OrderStatus.Rejected)));
    }

    [Fact]
    public void Beyond_the_bound_of_unwritten_orders_nothing_is_taken()
    {
        var stock = Stock(CatalogLimits.MaxStock, CatalogLimits.MaxStock);
        for (var user = 1; user <= StockLimits.MaxUnwrittenOrders; user++)
        {
            Assert.Equal(PurchaseStatus.Accepted, stock.Take(user, Start).Status);
        }

        Assert.Equal(PurchaseStatus.Unavailable, stock.Take(long.MaxValue, Start).Status);
        stock.OnWrittenThrough(1);
        Assert.Equal(PurchaseStatus.Accepted, stock.Take(long.MaxValue, Start).Status);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(11)]
    public void An_image_that_breaks_I1_is_refused(long available) =>
        Assert.Throws<InvalidOperationException>(() => Stock(10, available));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void An_epoch_is_positive(int epoch) => Assert.Throws<ArgumentOutOfRangeException>(
        () => new SaleStock(new StockImage(SaleOf(10, 10), []), epoch, new OrderOptions()));

    private static SaleStock Stock(long stock, long available, params KeyValuePair<long, OrderId>[] buyers) =>
        new(new StockImage(SaleOf(stock, available), buyers), Epoch, new OrderOptions());

    private static Sale SaleOf(long stock, long available) => new(1, 7, 990, stock, available, Start, End);

    private static SaleWritten Written(int epoch, int sequence, OrderStatus status) =>
        new(7, 1, Epoch, 0, [new OrderOutcome(new OrderId(1, epoch, sequence), Buyer, status)]);
}
