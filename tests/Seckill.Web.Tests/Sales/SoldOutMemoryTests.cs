using System.Collections.Immutable;
using Seckill.Catalog;
using Seckill.Orders;
using Seckill.TestKit;
using Seckill.Web.Sales;

namespace Seckill.Web.Tests.Sales;

public sealed class SoldOutMemoryTests
{
    private const long Buyer = 1, Other = 2;

    private readonly ManualTimeProvider _time = new();
    private readonly SoldOutMemory _memory;
    private readonly Sale _sale;

    public SoldOutMemoryTests()
    {
        _memory = new SoldOutMemory(_time);
        _sale = new Sale(11, 1, 999, 10, 0, _time.GetUtcNow(), _time.GetUtcNow().AddHours(1));
    }

    [Fact]
    public void A_grains_word_counts_for_a_moment()
    {
        Assert.False(_memory.MaySay(_sale.Id, Other));
        SoldOut();
        Assert.True(_memory.MaySay(_sale.Id, Other));
        Assert.False(_memory.MaySay(12, Other));
        _time.Advance(WebLimits.SoldOutMemory - TimeSpan.FromMilliseconds(1));
        Assert.True(_memory.MaySay(_sale.Id, Other));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.False(_memory.MaySay(_sale.Id, Other));
    }

    [Fact]
    public void A_push_or_a_listing_with_units_ends_it_at_once()
    {
        SoldOut();
        _memory.OnWritten(Written(0));
        _memory.OnListing(Listed(_sale));
        Assert.True(_memory.MaySay(_sale.Id, Other));
        _memory.OnWritten(Written(1));
        Assert.False(_memory.MaySay(_sale.Id, Other));

        SoldOut();
        _memory.OnListing(Listed(_sale with { Available = 1 }));
        Assert.False(_memory.MaySay(_sale.Id, Other));
    }

    [Fact]
    public void Units_that_come_back_open_it_and_a_notice_from_before_does_not()
    {
        _memory.OnWritten(Written(0) with { LineBefore = 4, Line = 5 });
        SoldOut();
        _memory.OnWritten(Written(1) with { LineBefore = 3, Line = 4 });
        _memory.OnWritten(Written(0) with { LineBefore = 4, Line = 5 });
        Assert.True(_memory.MaySay(_sale.Id, Other));
        _memory.OnWritten(Written(1) with { LineBefore = 5, Line = 6 });
        Assert.False(_memory.MaySay(_sale.Id, Other));
    }

    [Fact]
    public void A_ledger_that_is_behind_the_grain_does_not_open_it()
    {
        _memory.OnWritten(Written(9) with { Line = 1 });
        SoldOut();
        _memory.OnWritten(Written(5) with { LineBefore = 1, Line = 2 });
        Assert.True(_memory.MaySay(_sale.Id, Other));

        // A notice was lost, so units may have come back unheard.
        _memory.OnWritten(Written(4) with { LineBefore = 3, Line = 4 });
        Assert.False(_memory.MaySay(_sale.Id, Other));
    }

    [Fact]
    public void A_grains_word_from_before_units_came_back_does_not_count()
    {
        var returns = _memory.ReturnsOf(_sale.Id);
        _memory.OnWritten(Written(1) with { Line = 1 });
        _memory.OnSoldOut(_sale, returns);
        Assert.False(_memory.MaySay(_sale.Id, Other));
        SoldOut();
        Assert.True(_memory.MaySay(_sale.Id, Other));
    }

    [Fact]
    public void A_late_notice_of_a_cancellation_does_not_forget_who_bought_since()
    {
        var cancelled = new OrderOutcome(new(11, 1, 1), Buyer, OrderStatus.Cancelled);
        var placed = new OrderOutcome(new(11, 1, 2), Buyer, OrderStatus.Placed);
        _memory.OnWritten(Written(0, placed) with { LineBefore = 2, Line = 3 });
        _memory.OnWritten(Written(1, cancelled) with { LineBefore = 1, Line = 2 });
        SoldOut();
        Assert.False(_memory.MaySay(_sale.Id, Buyer));
    }

    [Fact]
    public void Buyers_are_left_to_the_grains_wherever_they_bought()
    {
        _memory.OnBuyer(_sale, Buyer);
        var placed = new OrderOutcome(new OrderId(11, 1, 1), 3, OrderStatus.Placed);
        var paid = new OrderOutcome(new OrderId(11, 1, 2), 4, OrderStatus.Paid);
        _memory.OnWritten(Written(0, placed, paid));
        SoldOut();
        Assert.Equal([false, true, false, false], ((long[])[Buyer, Other, 3, 4]).Select(user => _memory.MaySay(_sale.Id, user)));
    }

    [Theory]
    [InlineData(OrderStatus.Cancelled)]
    [InlineData(OrderStatus.Rejected)]
    public void Who_has_no_live_order_any_more_is_like_everyone(OrderStatus status)
    {
        _memory.OnBuyer(_sale, Buyer);
        SoldOut();
        _memory.OnWritten(Written(0, new OrderOutcome(new OrderId(11, 1, 1), Buyer, status)));
        Assert.True(_memory.MaySay(_sale.Id, Buyer));
    }

    [Fact]
    public void A_sale_that_left_the_listing_or_is_over_is_forgotten()
    {
        foreach (var listing in (Listing[])[Listed(), Listed(_sale with { EndsAt = _time.GetUtcNow() })])
        {
            SoldOut();
            _memory.OnListing(listing);
            Assert.False(_memory.MaySay(_sale.Id, Other));
        }
    }

    private void SoldOut() => _memory.OnSoldOut(_sale, _memory.ReturnsOf(_sale.Id));

    private static SaleWritten Written(long available, params ImmutableArray<OrderOutcome> outcomes) =>
        new(1, 11, 1, available, outcomes);

    private Listing Listed(params ImmutableArray<Sale> sales) => new([new Product(1, "One", "", 1, sales)], _time.GetUtcNow());
}
