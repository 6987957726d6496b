using Orleans.Storage;
using Seckill.Catalog;

namespace Seckill.Stock;

/// <summary>How a sale is opened, in the grain: one opening, or one change of a sale, at a time.</summary>
public sealed partial class ProductGrain
{
    /// <summary>Whether the last attempt to open failed so recently that the next one must wait.</summary>
    private bool MustRest => _closedAt is { } closedAt && timeProvider.GetElapsedTime(closedAt) < StockLimits.ReopenInterval;

    private void OpenWhatIsDue()
    {
        if (_opening is not null || MustRest) return;
        var sale = _calendar.CurrentAt(timeProvider.GetUtcNow());
        if (sale is not null && sale.Id != _open?.Stock.Sale.Id) BeginOpening(sale);
    }

    /// <summary>Sells no more from the present epoch, and begins the next one unless something else is begun already.</summary>
    private void BeginOpening(Sale sale)
    {
        Retire();
        if (_opening is not null) return; // The tick opens what is due then.
        _closedAt = null;
        _opening = OpenAsync(sale);
    }

    /// <summary>Takes the open sale off sale; its batches that are still out are waited for before the next barrier.</summary>
    private void Retire() => (_open, _retired) = (null, _open ?? _retired);

    private async Task OpenAsync(Sale sale)
    {
        // Its own turn, so that whoever began it sees _opening set before anything here can fail or finish.
        await Task.Yield();
        try
        {
            await CloseRetiredAsync();
            using var limit = new CancellationTokenSource(StockLimits.OpeningTimeout, timeProvider);
            var epoch = await _opener.BeginEpochAsync(sale, change: null, limit.Token);
            await SellAsync(sale.Id, epoch, limit.Token);
        }
        catch (Exception exception) when (exception is StaleEpochException or InconsistentStateException)
        {
            // Another activation has raised the epoch: this one must not go on.
            LogClosed(exception, ProductId, sale.Id);
            DeactivateOnIdle();
        }
        catch (Exception exception)
        {
            _closedAt = timeProvider.GetTimestamp();
            LogClosed(exception, ProductId, sale.Id);
        }
        finally
        {
            _opening = null;
        }
    }

    /// <summary>Batches that are still out go before the barrier, or their outcome is unknown by then.</summary>
    private async Task CloseRetiredAsync()
    {
        if (_retired is not { } retired) return;
        await retired.Pipeline.CloseAsync();
        if (ReferenceEquals(_retired, retired)) _retired = null;
    }

    /// <summary>Loads what an epoch begins with, and sells from it.</summary>
    private async Task SellAsync(long saleId, int epoch, CancellationToken cancellationToken)
    {
        var stock = await _opener.LoadAsync(saleId, epoch, cancellationToken);
        var returns = new ReturnsReader(stock, ledger, crashPoints, timeProvider);
        _open = new OpenSale(stock, returns, _send, OnOutcomeUnknown, timeProvider);

        // Those who have waited for it ask the calendar first; it must not be behind the image.
        _calendar.Replace(stock.Sale);
        LogOpened(ProductId, saleId, epoch, stock.Available);
    }

    private void OnOutcomeUnknown(OpenSale sale)
    {
        // A batch of an epoch that is over already is counted by the barrier that ended it.
        if (!ReferenceEquals(sale, _open)) return;
        LogUnknown(ProductId, sale.Stock.Sale.Id, sale.Stock.Epoch);
        BeginOpening(sale.Stock.Sale);
    }

    /// <returns>True when nothing is being opened (any more); false when it takes too long or too many wait.</returns>
    private async Task<bool> WaitForOpeningAsync()
    {
        if (_opening is not { } opening) return true;
        if (_waiters >= StockLimits.MaxOpeningWaiters) return false;
        _waiters++;
        try
        {
            await opening.WaitAsync(StockLimits.OpeningWait, timeProvider);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
        finally
        {
            _waiters--;
        }
    }
}
