namespace Orleans.Runtime.Embedded;

/// <summary>Which activation a grain has. All silos of a process share it, so there is never a second one.</summary>
/// <remarks>
/// Dictionaries under locks, and not a concurrent one: that has an object for every entry and makes all of them anew whenever it
/// grows, which is what the garbage collector's time went into while a crowd came in.
/// </remarks>
internal sealed class GrainDirectory
{
    /// <summary>A power of two. So many locks that threads rarely meet at one, held for a look-up.</summary>
    private const int Shards = 256;

    private readonly Dictionary<GrainId, Activation>[] _shards =
        [.. Enumerable.Range(0, Shards).Select(_ => new Dictionary<GrainId, Activation>())];

    public Activation? Find(GrainId grainId)
    {
        var shard = ShardOf(grainId);
        lock (shard) return shard.GetValueOrDefault(grainId);
    }

    public Activation GetOrAdd(Activation activation)
    {
        var shard = ShardOf(activation.GrainId);
        lock (shard) return shard.TryAdd(activation.GrainId, activation) ? activation : shard[activation.GrainId];
    }

    public bool Remove(Activation activation)
    {
        var shard = ShardOf(activation.GrainId);
        lock (shard)
        {
            return shard.TryGetValue(activation.GrainId, out var current) && current == activation
                && shard.Remove(activation.GrainId);
        }
    }

    /// <summary>The activations of one silo, in no order. Others may come and go meanwhile.</summary>
    public IEnumerable<Activation> On(Silo silo)
    {
        foreach (var shard in _shards)
        {
            Activation[] activations;
            lock (shard) activations = [.. shard.Values.Where(activation => activation.Silo == silo)];
            foreach (var activation in activations) yield return activation;
        }
    }

    private Dictionary<GrainId, Activation> ShardOf(GrainId grainId) => _shards[grainId.GetUniformHashCode() & (Shards - 1)];
}
