using System.Collections.Concurrent;
using Seckill.Catalog;
using Seckill.Orders;

namespace Seckill.Web.Sales;

/// <summary>
/// Lets a node say 'sold out' itself, for a moment after a grain has said it, except to those of whom it knows that they have
/// an order: they are to hear of it, and only the grains can put the refusals in their order of precedence.
/// </summary>
internal sealed class SoldOutMemory(TimeProvider time)
{
    private readonly ConcurrentDictionary<long, SaleMemory> _bySale = [];

    /// <summary>True when the buyer can be told 'sold out' without a grain call.</summary>
    public bool MaySay(long saleId, long userId) =>
        _bySale.TryGetValue(saleId, out var memory) && memory.MaySay(userId, time.GetTimestamp());

    /// <summary>What to remember before a grain is asked; see <see cref="OnSoldOut"/>.</summary>
    public long ReturnsOf(long saleId) => _bySale.TryGetValue(saleId, out var memory) ? memory.Returns : 0;

    /// <summary>A grain said that the sale is sold out.</summary>
    /// <param name="sale">The sale.</param>
    /// <param name="returnsBefore">
    /// <see cref="ReturnsOf"/> when it was asked: if units came back since, its word is older than they are.
    /// </param>
    public void OnSoldOut(Sale sale, long returnsBefore)
    {
        var memory = MemoryOf(sale.Id);
        if (memory.Returns != returnsBefore) return;
        memory.SoldOutUntil(time.GetTimestamp() + (long)(WebLimits.SoldOutMemory.TotalSeconds * time.TimestampFrequency));
    }

    /// <summary>A grain said that the buyer has an order of the sale.</summary>
    public void OnBuyer(Sale sale, long userId) => MemoryOf(sale.Id).Add(userId);

    /// <summary>An OrderWriter told of a commit, which may have been made for buyers of other nodes.</summary>
    public void OnWritten(SaleWritten written) => MemoryOf(written.SaleId).OnWritten(written);

    /// <summary>A listing has come: sales that left it or are over are forgotten; those with units are not sold out.</summary>
    public void OnListing(Listing listing)
    {
        var now = time.GetUtcNow();
        var listed = listing.Products
            .SelectMany(product => product.Sales)
            .Where(sale => sale.EndsAt > now)
            .ToDictionary(sale => sale.Id);
        foreach (var (saleId, memory) in _bySale)
        {
            if (!listed.TryGetValue(saleId, out var sale)) _bySale.TryRemove(saleId, out _);
            else if (sale.Available > 0) memory.SoldOutUntil(long.MinValue);
        }
    }

    private SaleMemory MemoryOf(long saleId) => _bySale.GetOrAdd(saleId, static _ => new SaleMemory());
}
