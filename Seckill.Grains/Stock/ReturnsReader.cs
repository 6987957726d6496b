using Seckill.Orders;

namespace Seckill.Stock;

/// <summary>
/// Asks the ledger for units of an open sale that came back and of which no notice came: it was lost, or is late. Called in the
/// grain's turns only.
/// </summary>
internal sealed class ReturnsReader(SaleStock stock, IStockLedger ledger, ICrashPoints crashPoints, TimeProvider timeProvider)
{
    private long _askedAt = timeProvider.GetTimestamp();
    private bool _hasFailed;
    private Task? _reading;

    /// <summary>Whether a notice is known to be missing, or nobody has asked for <see cref="StockLimits.ReturnsInterval"/>.</summary>
    public bool IsDue => _reading is null
        && ((stock.IsBehind && !_hasFailed) || timeProvider.GetElapsedTime(_askedAt) >= StockLimits.ReturnsInterval);

    /// <summary>Reads and applies what came back, page by page; joins a reading that is on its way.</summary>
    public Task CatchUpAsync() => _reading ??= ReadAsync();

    private async Task ReadAsync()
    {
        // Its own turn, so that it is set before it can end.
        await Task.Yield();
        try
        {
            bool more;
            do
            {
                var line = stock.Line;
                using var limit = new CancellationTokenSource(StockLimits.ReadTimeout, timeProvider);
                var returned = await ledger.GetReturnsAsync(stock.Sale.Id, line, StockLimits.MaxReturnsRead, limit.Token);
                if (!returned.Orders.IsEmpty) crashPoints.Reach(CrashPoint.BeforeRestock);

                // Notices that came meanwhile may have said the same: the buyer set knows.
                stock.OnReturned(returned);
                more = returned.More && returned.Line > line;
            }
            while (more);
            _hasFailed = false;
        }
        catch
        {
            _hasFailed = true;
            throw;
        }
        finally
        {
            _askedAt = timeProvider.GetTimestamp();
            _reading = null;
        }
    }
}
