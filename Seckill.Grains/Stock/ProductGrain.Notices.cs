using Seckill.Orders;

namespace Seckill.Stock;

/// <summary>What the grain hears from the ledger, and asks it when it hears nothing.</summary>
public sealed partial class ProductGrain
{
    private bool _isAsking;

    public Task OnWrittenAsync(SaleWritten written)
    {
        _opener.OnWritten(written);
        if (_open is not { } open || written.SaleId != open.Stock.Sale.Id) return Task.CompletedTask;
        if (written.Fence > open.Stock.Epoch)
        {
            LogStale(ProductId, open.Stock.Epoch, written.Fence);
            DeactivateOnIdle();
            return Task.CompletedTask;
        }

        if (written.Outcomes.Any(outcome => outcome.Status == OrderStatus.Cancelled)) crashPoints.Reach(CrashPoint.BeforeRestock);
        if (!open.Stock.OnWritten(written))
        {
            LogDisagreement(ProductId, written.SaleId, open.Stock.Epoch);
            BeginOpening(open.Stock.Sale);
        }
        else if (open.Returns.IsDue)
        {
            _ = CatchUpAsync(open);
        }

        return Task.CompletedTask;
    }

    public async Task ReconcileAsync()
    {
        OpenWhatIsDue();
        if (!await WaitForOpeningAsync() || _open is not { } open) return;
        for (var round = 0; round < StockLimits.MaxOpeningRounds; round++)
        {
            await open.Returns.CatchUpAsync();
            var before = Counter(open);
            await _calendar.ReadAsync(CancellationToken.None);
            if (!ReferenceEquals(open, _open) || !before.IsQuiet) return;
            if (_calendar.Find(open.Stock.Sale.Id) is not { } sale || sale.Available == open.Stock.Available) return;

            // Units may have come back, or been taken, while the ledger was read: only a counter that stood still is off.
            await open.Returns.CatchUpAsync();
            if (!ReferenceEquals(open, _open)) return;
            if (Counter(open) != before) continue;
            LogOff(ProductId, sale.Id, open.Stock.Available, sale.Available);
            BeginOpening(open.Stock.Sale);
            await WaitForOpeningAsync();
            return;
        }
    }

    private static (long Available, long Line, int Taken, bool IsQuiet) Counter(OpenSale open) => (
        open.Stock.Available,
        open.Stock.Line,
        open.Stock.LastSequence,
        open.Stock.OnTheWay == 0 && open.Pipeline.Unconfirmed == 0);

    /// <summary>
    /// Waits for nothing, so that the next tick is on time: the one at which a window begins or ends comes at that very moment.
    /// </summary>
    private Task Tick(CancellationToken cancellationToken)
    {
        OpenWhatIsDue();
        var now = timeProvider.GetUtcNow();
        if (_calendar.NextBoundaryAfter(now) - now is { } wait && wait < StockLimits.TickInterval)
        {
            _ticks.Change(wait, StockLimits.TickInterval);
        }

        if (_open is not { } open) return Task.CompletedTask;
        if (!_isAsking && open.IsLagging()) _ = AskPositionAsync(open, cancellationToken);
        if (IsOn(open, now) && open.Returns.IsDue) _ = CatchUpAsync(open);
        return Task.CompletedTask;
    }

    /// <summary>The writer's notice may have been lost with its sender: asks the ledger itself.</summary>
    private async Task AskPositionAsync(OpenSale open, CancellationToken cancellationToken)
    {
        _isAsking = true;
        try
        {
            var position = await ledger.GetPositionAsync(open.Stock.Sale.Id, open.Stock.Epoch, cancellationToken);

            // Meanwhile this grain may have begun the next epoch itself.
            if (!ReferenceEquals(open, _open)) return;
            if (position.Fence > open.Stock.Epoch) DeactivateOnIdle();
            open.Stock.OnWrittenThrough(position.WrittenSequence);
        }
        catch (Exception exception)
        {
            LogNotAsked(exception, ProductId, open.Stock.Sale.Id);
        }
        finally
        {
            _isAsking = false;
        }
    }

    private async Task CatchUpAsync(OpenSale open)
    {
        try
        {
            await open.Returns.CatchUpAsync();
        }
        catch (Exception exception)
        {
            LogNotAsked(exception, ProductId, open.Stock.Sale.Id);
        }
    }
}
