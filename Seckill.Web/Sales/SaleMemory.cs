using System.Collections.Concurrent;

namespace Seckill.Web.Sales;

/// <summary>What a node remembers of one sale: until when it counts as sold out, and who bought.</summary>
internal sealed class SaleMemory
{
    private readonly ConcurrentDictionary<long, byte> _buyers = [];
    private long _soldOutUntil = long.MinValue;
    private int _count;

    /// <summary>Reads only: no lock and no allocation, because a sold-out sale is what most of the crowd meets.</summary>
    public bool MaySay(long userId, long timestamp) =>
        timestamp < Volatile.Read(ref _soldOutUntil) && !_buyers.ContainsKey(userId);

    public void SoldOutUntil(long timestamp) => Volatile.Write(ref _soldOutUntil, timestamp);

    /// <summary>Remembers a buyer, as long as there is room; whoever finds none may be told 'sold out' instead.</summary>
    public void Add(long userId)
    {
        if (Volatile.Read(ref _count) >= WebLimits.MaxRememberedBuyers || !_buyers.TryAdd(userId, 0)) return;
        Interlocked.Increment(ref _count);
    }

    public void Remove(long userId)
    {
        if (_buyers.TryRemove(userId, out _)) Interlocked.Decrement(ref _count);
    }
}
