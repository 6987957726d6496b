using System.Collections.Immutable;
using Seckill.Catalog;
using Seckill.TestKit;

namespace Seckill.Stock;

public sealed class SaleCalendarTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly FakeStockLedger _ledger = new();
    private readonly TurnQueue _turns = new();

    private DateTimeOffset Now => _clock.GetUtcNow();

    [Fact]
    public void Before_a_buyer_is_sent_away_the_ledger_is_asked_again_at_a_bounded_rate() => _turns.Run(() =>
    {
        var calendar = Calendar();
        Assert.Equal(PurchaseStatus.ProductNotFound, Refusal(calendar));
        _ledger.Sales = [Sale(1, 0, 10)];
        Assert.Equal(PurchaseStatus.ProductNotFound, Refusal(calendar));
        Assert.Equal(1, _ledger.SalesReads);
        _clock.Advance(StockLimits.ScheduleRefreshInterval);
        Assert.Null(Refusal(calendar));
        Assert.Equal(2, _ledger.SalesReads);
    });

    [Fact]
    public void A_reading_that_was_begun_before_the_image_was_loaded_does_not_undo_it() => _turns.Run(() =>
    {
        var paused = Sale(1, 0, 10) with { IsPaused = true };
        _ledger.Sales = [paused];
        var calendar = Calendar();
        Assert.Equal(PurchaseStatus.Paused, Refusal(calendar));
        _ledger.Hold = new TaskCompletionSource();
        var reading = calendar.ReadAsync(CancellationToken.None);
        calendar.Replace(paused with { IsPaused = false });
        _ledger.Hold.SetResult();
        _turns.RunAll();
        Assert.True(reading.IsCompletedSuccessfully);
        Assert.Null(Refusal(calendar));
    });

    [Fact]
    public void The_next_boundary_is_the_first_start_or_end_to_come() => _turns.Run(() =>
    {
        _ledger.Sales = [Sale(2, 20, 30), Sale(1, -10, 10)];
        var calendar = Calendar();
        Assert.Equal(Now.AddSeconds(10), calendar.NextBoundaryAfter(Now));
        Assert.Equal(Now.AddSeconds(20), calendar.NextBoundaryAfter(Now.AddSeconds(10)));
        Assert.Equal(Now.AddSeconds(30), calendar.NextBoundaryAfter(Now.AddSeconds(29)));
        Assert.Null(calendar.NextBoundaryAfter(Now.AddSeconds(30)));
    });

    private SaleCalendar Calendar()
    {
        var calendar = new SaleCalendar(7, _ledger, _clock);
        var reading = calendar.ReadAsync(CancellationToken.None);
        _turns.RunAll();
        Assert.True(reading.IsCompletedSuccessfully);
        return calendar;
    }

    private PurchaseStatus? Refusal(SaleCalendar calendar)
    {
        var refusal = calendar.RefusalAsync(Now);
        _turns.RunAll();
        return refusal.Result;
    }

    private Sale Sale(long id, int startsIn, int endsIn) => new(id, 7, 1, 1, 1, Now.AddSeconds(startsIn), Now.AddSeconds(endsIn));
}
