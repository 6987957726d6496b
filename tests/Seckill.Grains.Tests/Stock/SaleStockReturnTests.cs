using Seckill.Catalog;
using Seckill.Orders;

namespace Seckill.Stock;

/// <summary>Units that come back: exactly once, in whatever order the notices come, and never more than the stock.</summary>
public sealed class SaleStockReturnTests
{
    private const long Buyer = 42;
    private const int Epoch = 5;
    private const long FirstLine = 10;
    private const int Runs = 300;
    private static readonly DateTimeOffset Start = new(2026, 11, 11, 12, 0, 0, TimeSpan.Zero);
    private static readonly OrderId Earlier = new(1, 3, 9);

    [Fact]
    public void A_cancelled_order_gives_its_unit_back_once_and_its_buyer_may_buy_again()
    {
        var stock = Stock(available: 0, Live(Buyer, Earlier));
        for (var times = 0; times < 2; times++) Assert.True(stock.OnWritten(Returned(10, 11, Earlier)));
        Assert.Equal(1, stock.Available);
        var again = stock.Take(Buyer, Start);
        Assert.Equal(PurchaseStatus.Accepted, again.Status);
        stock.OnWritten(Returned(10, 11, Earlier));
        Assert.Equal(0, stock.Available);
        Assert.Equal(again.Reservation!.Order.Id, stock.Take(Buyer, Start).LiveOrder);
    }

    [Fact]
    public void A_return_may_be_heard_of_before_the_order_was_and_then_it_was_written_as_well()
    {
        var stock = Stock(available: 2);
        var first = stock.Take(Buyer, Start).Reservation!.Order.Id;
        var second = stock.Take(Buyer + 1, Start).Reservation!.Order.Id;
        Assert.True(stock.OnWritten(new SaleWritten(7, 1, Epoch, 1, [new(second, Buyer + 1, OrderStatus.Cancelled)], 11, 12)));
        Assert.Equal((1, 0, 2), (stock.Available, stock.OnTheWay, stock.WrittenSequence));
        Assert.True(stock.IsBehind);
        stock.OnWritten(Placed(10, 11, first, second));
        Assert.Equal((1, PurchaseStatus.AlreadyOrdered), (stock.Available, stock.Take(Buyer, Start).Status));
        Assert.Equal(PurchaseStatus.Accepted, stock.Take(Buyer + 1, Start).Status);
    }

    [Fact]
    public void An_order_that_the_image_did_not_count_gives_nothing_back()
    {
        var stock = Stock(available: 3, Live(Buyer, Earlier));
        stock.OnWritten(Returned(9, 10, Earlier with { Sequence = 8 }));
        stock.OnWritten(Returned(10, 11, Earlier) with { SaleId = 2 });
        stock.OnWritten(new SaleWritten(7, 1, Epoch, 0, [new(Earlier, Buyer, OrderStatus.Paid)], 10, 10));
        Assert.Equal((3, 10), (stock.Available, stock.Line));
    }

    // Line known: 10. What a notice says of itself, and what is known after it.
    [Theory]
    [InlineData(10, 11, 11, false)] // the next one
    [InlineData(10, 10, 10, false)] // a barrier: no line
    [InlineData(8, 9, 10, false)] // an old one
    [InlineData(9, 12, 12, false)] // it begins before and ends behind
    [InlineData(11, 12, 10, true)] // one is missing
    [InlineData(0, 0, 10, false)] // it does not tell
    public void The_lines_tell_whether_a_notice_is_missing(long before, long line, long known, bool isBehind)
    {
        var stock = Stock(available: 3);
        stock.OnWritten(Placed(before, line));
        Assert.Equal((known, isBehind), (stock.Line, stock.IsBehind));
    }

    [Fact]
    public void What_the_ledger_tells_makes_good_what_was_missed_and_reading_it_twice_changes_nothing()
    {
        var stock = Stock(available: 0, Live(Buyer, Earlier), Live(Buyer + 1, Earlier with { Sequence = 10 }));
        stock.OnWritten(Placed(15, 16));
        var returned = new ReturnedUnits(16, [new(Earlier, Buyer, OrderStatus.Cancelled)], More: false);
        for (var times = 0; times < 2; times++) stock.OnReturned(returned);
        Assert.Equal((1, 16, false), (stock.Available, stock.Line, stock.IsBehind));
        stock.OnReturned(returned with { Line = 12 });
        Assert.Equal(16, stock.Line);
    }

    [Fact]
    public void More_than_the_stock_never_comes_back()
    {
        // An image whose counter is too high by one: the first return shows it.
        var stock = Stock(available: 10, Live(Buyer, Earlier));
        Assert.Throws<InvalidOperationException>(() => stock.OnWritten(Returned(10, 11, Earlier)));
    }

    /// <summary>The notices of a history are shuffled, repeated and lost; in the end the grain asks, and has what the ledger has.</summary>
    [Fact]
    public void However_the_notices_come_the_counter_ends_where_the_ledger_is()
    {
        for (var seed = 1; seed <= Runs; seed++)
        {
            var random = new Random(seed);
            var stock = Stock(available: 10);
            var live = new Dictionary<OrderId, long>();
            var notices = new List<SaleWritten>();
            var line = FirstLine;
            for (var step = 0; step < 30; step++)
            {
                if (random.Next(2) == 0 && stock.Take(random.Next(8), Start) is { Status: PurchaseStatus.Accepted } take)
                {
                    var order = take.Reservation!.Order;
                    live.Add(order.Id, order.UserId);
                    notices.Add(Placed(line, ++line, order.Id));
                }
                else if (live.Count > 0)
                {
                    var (id, user) = live.ElementAt(random.Next(live.Count));
                    live.Remove(id);
                    notices.Add(new SaleWritten(7, 1, Epoch, 0, [new(id, user, OrderStatus.Cancelled)], line, ++line));
                }

                // Some are heard at once, some late, some again, some never.
                if (notices.Count > 0 && random.Next(3) > 0) Assert.True(stock.OnWritten(notices[random.Next(notices.Count)]), $"seed {seed}");
            }

            var returned = notices.SelectMany(notice => notice.Outcomes).Where(outcome => outcome.Status == OrderStatus.Cancelled);
            stock.OnReturned(new ReturnedUnits(line, [.. returned], More: false));
            Assert.True(stock.Available == 10 - live.Count && !stock.IsBehind, $"seed {seed}: {stock.Available} with {live.Count} live");
        }
    }

    private static SaleStock Stock(long available, params KeyValuePair<long, OrderId>[] buyers) => new(
        new StockImage(new Sale(1, 7, 990, 10, available, Start, Start.AddHours(1)), buyers, FirstLine), Epoch, new OrderOptions());

    private static KeyValuePair<long, OrderId> Live(long userId, OrderId id) => new(userId, id);

    private static SaleWritten Placed(long before, long line, params OrderId[] ids) =>
        new(7, 1, Epoch, 0, [.. ids.Select(id => new OrderOutcome(id, Buyer, OrderStatus.Placed))], before, line);

    private static SaleWritten Returned(long before, long line, OrderId id) =>
        new(7, 1, Epoch, 0, [new(id, Buyer, OrderStatus.Cancelled)], before, line);
}
