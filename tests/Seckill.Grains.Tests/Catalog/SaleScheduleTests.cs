using Seckill.Stock;

namespace Seckill.Catalog;

public sealed class SaleScheduleTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 11, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-1, 1L)]   // before the first: the first, upcoming
    [InlineData(0, 1L)]    // its first moment
    [InlineData(9, 1L)]    // its last moment
    [InlineData(10, 2L)]   // the first moment after it: the next to come
    [InlineData(20, 2L)]
    [InlineData(29, 2L)]
    [InlineData(30, 2L)]   // after all of them: the last that ended
    [InlineData(1_000, 2L)]
    public void Current_is_the_open_one_else_the_next_else_the_last(int seconds, long expected)
    {
        Sale[] sales = [Window(2, 20, 30), Window(1, 0, 10)];
        Assert.Equal(expected, SaleSchedule.Current(sales, Noon.AddSeconds(seconds))?.Id);
    }

    [Fact]
    public void Without_sales_there_is_none()
    {
        Assert.Null(SaleSchedule.Current([], Noon));
        Assert.Equal(PurchaseStatus.ProductNotFound, SaleSchedule.RefusalAt([], Noon));
    }

    [Theory]
    [InlineData(-1, PurchaseStatus.NotStarted)]
    [InlineData(0, null)]
    [InlineData(9, null)]
    [InlineData(10, PurchaseStatus.NotStarted)]
    [InlineData(20, null)]
    [InlineData(30, PurchaseStatus.Ended)]
    public void Only_an_open_window_refuses_nobody(int seconds, PurchaseStatus? expected) =>
        Assert.Equal(expected, SaleSchedule.RefusalAt([Window(2, 20, 30), Window(1, 0, 10)], Noon.AddSeconds(seconds)));

    // A pause is named inside the window only.
    [Theory]
    [InlineData(-1, PurchaseStatus.NotStarted)]
    [InlineData(0, PurchaseStatus.Paused)]
    [InlineData(9, PurchaseStatus.Paused)]
    [InlineData(10, PurchaseStatus.Ended)]
    public void A_paused_sale_sells_nothing(int seconds, PurchaseStatus expected) =>
        Assert.Equal(expected, SaleSchedule.RefusalAt([Window(1, 0, 10) with { IsPaused = true }], Noon.AddSeconds(seconds)));

    private static Sale Window(long id, int from, int to) =>
        new(id, 7, 100, 10, 10, Noon.AddSeconds(from), Noon.AddSeconds(to));
}
