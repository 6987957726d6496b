using System.Collections.Immutable;
using Seckill.Catalog;

namespace Seckill.Stock;

/// <summary>What a ProductGrain knows of its product's sales. Called in the grain's turns only.</summary>
internal sealed class SaleCalendar(long productId, IStockLedger ledger, TimeProvider timeProvider)
{
    private ImmutableArray<Sale> _sales = [];
    private long _readAt;
    private int _begun;
    private int _counted;
    private Task? _rereading;

    /// <summary>Whether the product is not there, or was never on sale.</summary>
    public bool IsEmpty => _sales.IsEmpty;

    /// <summary>The sale that counts at a moment; see <see cref="SaleSchedule.Current"/>.</summary>
    public Sale? CurrentAt(DateTimeOffset now) => SaleSchedule.Current(_sales, now);

    public Sale? Find(long saleId) => _sales.FirstOrDefault(sale => sale.Id == saleId);

    /// <summary>When the next window opens or closes; null when none does.</summary>
    public DateTimeOffset? NextBoundaryAfter(DateTimeOffset now)
    {
        DateTimeOffset? next = null;
        foreach (var sale in _sales)
        {
            if (sale.StartsAt > now && !(sale.StartsAt >= next)) next = sale.StartsAt;
            if (sale.EndsAt > now && !(sale.EndsAt >= next)) next = sale.EndsAt;
        }

        return next;
    }

    /// <summary>Reads the sales from the ledger.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        var reading = ++_begun;
        var readAt = timeProvider.GetTimestamp();
        var sales = await ledger.GetSalesAsync(productId, timeProvider.GetUtcNow(), cancellationToken) ?? [];

        // Readings may overtake each other; the one that was begun last counts.
        if (reading > _counted) (_counted, _sales, _readAt) = (reading, sales, readAt);
    }

    /// <summary>A sale as the ledger has it now; readings that were begun before may not know of it.</summary>
    public void Replace(Sale sale)
    {
        _counted = _begun;
        _sales = [.. _sales.Where(other => other.Id != sale.Id), sale];
    }

    /// <summary>What windows and a pause say; before a buyer is sent away the catalog is asked again, at a bounded rate.</summary>
    public async Task<PurchaseStatus?> RefusalAsync(DateTimeOffset now)
    {
        if (SaleSchedule.RefusalAt(_sales, now) is not null
            && timeProvider.GetElapsedTime(_readAt) >= StockLimits.ScheduleRefreshInterval)
        {
            await (_rereading ??= RereadAsync());
        }

        return SaleSchedule.RefusalAt(_sales, now);
    }

    /// <summary>One reading for all who come while it is on its way.</summary>
    private async Task RereadAsync()
    {
        // Its own turn, so that it is set before it can end.
        await Task.Yield();
        try
        {
            await ReadAsync(CancellationToken.None);
        }
        finally
        {
            _rereading = null;
        }
    }
}
