using System.Collections.Concurrent;
using Seckill.Catalog;
using Seckill.Orders;

namespace Seckill.Web.Sales;

/// <summary>What the OrderWriters said of each sale's stock since the listing was read; bounded by the listing.</summary>
internal sealed class PushedStock
{
    private readonly ConcurrentDictionary<long, Push> _bySale = [];
    private long _version;

    /// <summary>Grows with every change, so that what was rendered before it can be told.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>Units that are left, as far as this node has heard.</summary>
    public long AvailableOf(Sale sale) => _bySale.TryGetValue(sale.Id, out var push) ? push.Available : sale.Available;

    public void Set(SaleWritten written, DateTimeOffset heardAt)
    {
        // An unknown sale is too new for the listing; the next one brings its number.
        if (!_bySale.TryGetValue(written.SaleId, out var before)) return;
        _bySale.TryUpdate(written.SaleId, new Push(written.Available, heardAt), before);
        Interlocked.Increment(ref _version);
    }

    /// <summary>A listing has come: it outweighs what was heard before its reading began.</summary>
    public void OnListing(Listing listing)
    {
        var listed = listing.Products.SelectMany(product => product.Sales).ToDictionary(sale => sale.Id);
        foreach (var (saleId, push) in _bySale)
        {
            if (!listed.ContainsKey(saleId)) _bySale.TryRemove(saleId, out _);
            else if (push.HeardAt < listing.AsOf) _bySale.TryUpdate(saleId, Listed(listed[saleId]), push);
        }

        foreach (var sale in listed.Values) _bySale.TryAdd(sale.Id, Listed(sale));
        Interlocked.Increment(ref _version);
    }

    /// <summary>A number from a listing: any push and any later listing outweighs it.</summary>
    private static Push Listed(Sale sale) => new(sale.Available, DateTimeOffset.MinValue);

    private sealed record Push(long Available, DateTimeOffset HeardAt);
}
