using Seckill.Catalog;
using Seckill.Orders;
using Seckill.TestKit;

namespace Seckill.Stock;

public sealed class ReturnsReaderTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly FakeStockLedger _ledger = new();
    private readonly TurnQueue _turns = new();

    [Fact]
    public void It_asks_at_once_when_a_notice_is_missing_and_else_at_a_bounded_rate() => _turns.Run(() =>
    {
        var (stock, reader) = Reader(buyers: 0);
        Assert.False(reader.IsDue);
        _clock.Advance(StockLimits.ReturnsInterval);
        Assert.True(reader.IsDue);
        Read(reader, line => new ReturnedUnits(line, [], More: false));
        Assert.False(reader.IsDue);
        stock.OnWritten(new SaleWritten(7, 1, 5, 0, [], 3, 4));
        Assert.True(reader.IsDue);
        Read(reader, _ => new ReturnedUnits(4, [], More: false));
        Assert.False(reader.IsDue);
    });

    [Fact]
    public void It_reads_page_by_page_and_whoever_comes_meanwhile_joins() => _turns.Run(() =>
    {
        var (stock, reader) = Reader(buyers: 3);
        for (var n = 1; n <= 3; n++)
        {
            var (page, more) = (n, n < 3);
            _ledger.Returns.Enqueue(line =>
            {
                Assert.Equal(page - 1, line);
                return new ReturnedUnits(page, [new(new OrderId(1, 1, page), page, OrderStatus.Cancelled)], more);
            });
        }

        var first = reader.CatchUpAsync();
        Assert.Same(first, reader.CatchUpAsync());
        Assert.False(reader.IsDue);
        _turns.RunAll();
        Assert.True(first.IsCompletedSuccessfully);
        Assert.Equal((3, 3), (stock.Available, stock.Line));
    });

    [Fact]
    public void A_page_that_does_not_get_on_ends_the_reading() => _turns.Run(() =>
    {
        var (_, reader) = Reader(buyers: 0);
        Read(reader, line => new ReturnedUnits(line, [], More: true));
    });

    [Fact]
    public void After_a_failure_it_rests_although_a_notice_is_missing() => _turns.Run(() =>
    {
        var (stock, reader) = Reader(buyers: 0);
        stock.OnWritten(new SaleWritten(7, 1, 5, 0, [], 3, 4));
        _ledger.Returns.Enqueue(_ => throw new IOException("away"));
        var reading = reader.CatchUpAsync();
        _turns.RunAll();
        Assert.True(reading.IsFaulted);
        Assert.False(reader.IsDue);
        _clock.Advance(StockLimits.ReturnsInterval);
        Assert.True(reader.IsDue);
    });

    private void Read(ReturnsReader reader, Func<long, ReturnedUnits> answer)
    {
        _ledger.Returns.Enqueue(answer);
        var reading = reader.CatchUpAsync();
        _turns.RunAll();
        Assert.True(reading.IsCompletedSuccessfully);
    }

    private (SaleStock Stock, ReturnsReader Reader) Reader(int buyers)
    {
        var now = _clock.GetUtcNow();
        var live = Enumerable.Range(1, buyers).Select(n => new KeyValuePair<long, OrderId>(n, new OrderId(1, 1, n))).ToArray();
        var stock = new SaleStock(new StockImage(new Sale(1, 7, 1, 3, 3 - buyers, now, now.AddHours(1)), live), 5, new OrderOptions());
        return (stock, new ReturnsReader(stock, _ledger, new NoCrashPoints(), _clock));
    }
}
