using Orleans.Storage;
using Seckill.Catalog;

namespace Seckill.Stock;

/// <summary>How an admin changes a sale, in the grain: the change goes with the barrier of a new epoch.</summary>
public sealed partial class ProductGrain
{
    public async Task<SaleChangeResult> ChangeSaleAsync(long saleId, SaleChange change)
    {
        change = SaleChangeRules.Cut(change);
        if (SaleChangeRules.Check(change, timeProvider.GetUtcNow()).Any()) return new(SaleChangeStatus.Invalid);
        for (var round = 0; round < StockLimits.MaxOpeningRounds; round++)
        {
            if (_calendar.Find(saleId) is null) await _calendar.ReadAsync(CancellationToken.None);
            if (_calendar.Find(saleId) is not { } sale) return new(await RefusalOfUnlistedAsync(saleId));
            if (!await WaitForOpeningAsync()) break;
            if (_opening is not null) continue; // Another one that waited was faster.

            // No await between here and the change's beginning: it is the only one.
            var isOpen = _open?.Stock.Sale.Id == saleId;
            if (isOpen) Retire();
            var changing = ChangeAsync(sale, change, isOpen);
            _opening = changing;
            return await changing;
        }

        return new(SaleChangeStatus.Unavailable);
    }

    /// <summary>The calendar has the sales that have not ended and the last that has: another one of ours is long over.</summary>
    private async Task<SaleChangeStatus> RefusalOfUnlistedAsync(long saleId) =>
        await orders.FindProductOfSaleAsync(saleId, CancellationToken.None) == ProductId
            ? SaleChangeStatus.SaleEnded
            : SaleChangeStatus.SaleNotFound;

    /// <summary>Makes the change. A sale that is not the open one is changed beside it: the open one goes on in its epoch.</summary>
    private async Task<SaleChangeResult> ChangeAsync(Sale sale, SaleChange change, bool isOpen)
    {
        // Its own turn, so that _opening is set before anything here can fail or finish.
        await Task.Yield();
        try
        {
            await CloseRetiredAsync();
            using var limit = new CancellationTokenSource(StockLimits.OpeningTimeout, timeProvider);
            var epoch = await _opener.BeginEpochAsync(sale, change, limit.Token);
            if (isOpen) await SellAsync(sale.Id, epoch, limit.Token);
            else await _calendar.ReadAsync(limit.Token);
            await listingCache.RemoveAsync(limit.Token);
            return await FindResultAsync(sale.Id, epoch, limit.Token);
        }
        catch (StaleEpochException exception)
        {
            LogNotChanged(exception, ProductId, sale.Id, change.Kind);
            DeactivateOnIdle();
            return await FindResultOfStaleAsync(sale.Id, exception.Epoch);
        }
        catch (InconsistentStateException exception)
        {
            LogNotChanged(exception, ProductId, sale.Id, change.Kind);
            DeactivateOnIdle();
            return new(SaleChangeStatus.Unavailable);
        }
        catch (Exception exception)
        {
            LogNotChanged(exception, ProductId, sale.Id, change.Kind);
            if (_open is null) _closedAt = timeProvider.GetTimestamp();
            return new(_opener.MayBarrierBeOut ? SaleChangeStatus.OutcomeUnknown : SaleChangeStatus.Unavailable);
        }
        finally
        {
            _opening = null;
        }
    }

    /// <summary>Throws nothing: those who wait for the opening wait for this.</summary>
    private async Task<SaleChangeResult> FindResultOfStaleAsync(long saleId, int epoch)
    {
        try
        {
            using var limit = new CancellationTokenSource(StockLimits.ReadTimeout, timeProvider);
            return await FindResultAsync(saleId, epoch, limit.Token);
        }
        catch (Exception exception)
        {
            LogNotAsked(exception, ProductId, saleId);
            return new(SaleChangeStatus.OutcomeUnknown);
        }
    }

    /// <summary>What the ledger made of the change. A barrier that came behind the fence is no barrier, and changed nothing.</summary>
    private async Task<SaleChangeResult> FindResultAsync(long saleId, int epoch, CancellationToken cancellationToken)
    {
        if (await ledger.FindChangeAsync(saleId, epoch, cancellationToken) is not { } record)
        {
            return new(SaleChangeStatus.Unavailable);
        }

        LogChanged(ProductId, saleId, record.Change.Kind, record.Change.By, record.Status);
        var applied = record.Status == SaleChangeStatus.Applied;
        return new(record.Status, applied ? _calendar.Find(saleId) : null);
    }
}
