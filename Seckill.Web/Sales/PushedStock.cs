using System.Collections.Concurrent;
using Seckill.Catalog;
using Seckill.Orders;

namespace Seckill.Web.Sales;

/// <summary>What the OrderWriters said of each sale's stock since the listing was read; bounded by the listing.</summary>
internal sealed class PushedStock
{
    private static readonly Push None = new(0, DateTimeOffset.MinValue, Line: 0, Fence: 0);

    private readonly ConcurrentDictionary<long, Push> _bySale = [];
    private long _version;

    /// <summary>Grows with every change, so that what was rendered before it can be told.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>Units that are left, as far as this node has heard.</summary>
    public long AvailableOf(Sale sale) => _bySale.TryGetValue(sale.Id, out var push) ? push.Available : sale.Available;

    /// <summary>
    /// Takes in what was written. The journal's lines say which of two words is the later one: a notice that comes late or again
    /// changes nothing.
    /// </summary>
    /// <returns>True when there is a barrier that this node did not know: the sale may have changed with it.</returns>
    public bool Set(SaleWritten written, DateTimeOffset heardAt)
    {
        while (true)
        {
            // An unknown sale is too new for the listing; the next one brings its number.
            if (!_bySale.TryGetValue(written.SaleId, out var before)) return false;
            var after = before with { Fence = Math.Max(before.Fence, written.Fence) };
            if (written.Line >= before.Line)
            {
                after = after with { Available = written.Available, HeardAt = heardAt, Line = written.Line };
            }

            if (!_bySale.TryUpdate(written.SaleId, after, before)) continue;
            Interlocked.Increment(ref _version);
            return after.Fence > before.Fence;
        }
    }

    /// <summary>A listing has come: it outweighs what was heard before its reading began.</summary>
    public void OnListing(Listing listing)
    {
        var listed = listing.Products.SelectMany(product => product.Sales).ToDictionary(sale => sale.Id);
        foreach (var (saleId, push) in _bySale)
        {
            if (!listed.ContainsKey(saleId)) _bySale.TryRemove(saleId, out _);
            else if (push.HeardAt < listing.AsOf) _bySale.TryUpdate(saleId, Listed(listed[saleId], push), push);
        }

        foreach (var sale in listed.Values) _bySale.TryAdd(sale.Id, Listed(sale, None));
        Interlocked.Increment(ref _version);
    }

    /// <summary>A number from a listing: any push of a later line, and any later listing, outweighs it.</summary>
    private static Push Listed(Sale sale, Push before) =>
        before with { Available = sale.Available, HeardAt = DateTimeOffset.MinValue };

    /// <param name="Available">Units that are left.</param>
    /// <param name="HeardAt">When this node heard so.</param>
    /// <param name="Line">The highest line of the sale's journal that this node has heard of.</param>
    /// <param name="Fence">The highest barrier, likewise.</param>
    private sealed record Push(long Available, DateTimeOffset HeardAt, long Line, int Fence);
}
