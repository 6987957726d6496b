namespace Seckill.Web.Sales;

/// <summary>
/// Buyers of a sale, up to a bound. Sets under locks, held for a look-up: no entry is an object, so that a million of them cost the
/// garbage collector nothing.
/// </summary>
/// <param name="capacity">Buyers that are remembered; whoever comes later is not.</param>
internal sealed class BuyerSet(int capacity)
{
    /// <summary>A power of two.</summary>
    private const int Shards = 64;

    private readonly HashSet<long>[] _shards = [.. Enumerable.Range(0, Shards).Select(_ => new HashSet<long>())];
    private int _count;

    public bool Contains(long userId)
    {
        var shard = ShardOf(userId);
        lock (shard) return shard.Contains(userId);
    }

    public void Add(long userId)
    {
        if (Volatile.Read(ref _count) >= capacity) return;
        var shard = ShardOf(userId);
        lock (shard)
        {
            if (!shard.Add(userId)) return;
        }

        Interlocked.Increment(ref _count);
    }

    public void Remove(long userId)
    {
        var shard = ShardOf(userId);
        lock (shard)
        {
            if (!shard.Remove(userId)) return;
        }

        Interlocked.Decrement(ref _count);
    }

    /// <summary>By a hash, and not by the numbers themselves: of buyers who come in turn all sets would grow at the same time.</summary>
    private HashSet<long> ShardOf(long userId) => _shards[HashCode.Combine(userId) & (Shards - 1)];
}
