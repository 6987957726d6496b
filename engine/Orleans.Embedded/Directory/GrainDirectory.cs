namespace Orleans.Runtime.Embedded;

/// <summary>Which activation a grain has. All silos of a process share it, so there is never a second one.</summary>
/// <remarks>
/// Sets under locks, and not a concurrent dictionary: that has an object for every entry and makes all of them anew whenever it
/// grows, which is what the garbage collector's time went into while a crowd came in. And sets, because an activation knows its
/// identity: a dictionary would hold it a second time.
/// </remarks>
internal sealed class GrainDirectory
{
    /// <summary>A power of two. So many locks that threads rarely meet at one, held for a look-up.</summary>
    public const int Shards = 256;

    private readonly HashSet<Activation>[] _shards =
        [.. Enumerable.Range(0, Shards).Select(_ => new HashSet<Activation>(ByGrainId.Instance))];

    public Activation? Find(GrainId grainId)
    {
        var shard = ShardOf(grainId);
        lock (shard) return Find(shard, grainId);
    }

    public Activation GetOrAdd(Activation activation)
    {
        var shard = ShardOf(activation.GrainId);
        lock (shard) return shard.Add(activation) ? activation : Find(shard, activation.GrainId)!;
    }

    public bool Remove(Activation activation)
    {
        var shard = ShardOf(activation.GrainId);
        lock (shard) return Find(shard, activation.GrainId) == activation && shard.Remove(activation);
    }

    /// <summary>The activations of one silo, in no order. Others may come and go meanwhile.</summary>
    public IEnumerable<Activation> On(Silo silo) => Enumerable.Range(0, Shards).SelectMany(shard => On(silo, shard));

    /// <summary>Those of one shard, which are numbered from 0.</summary>
    public Activation[] On(Silo silo, int shard)
    {
        var all = _shards[shard];
        lock (all) return [.. all.Where(activation => activation.Silo == silo)];
    }

    private HashSet<Activation> ShardOf(GrainId grainId) => _shards[grainId.GetUniformHashCode() & (Shards - 1)];

    private static Activation? Find(HashSet<Activation> shard, GrainId grainId) =>
        shard.GetAlternateLookup<GrainId>().TryGetValue(grainId, out var activation) ? activation : null;

    /// <summary>An activation stands for the grain that it is.</summary>
    private sealed class ByGrainId : IEqualityComparer<Activation>, IAlternateEqualityComparer<GrainId, Activation>
    {
        public static readonly ByGrainId Instance = new();

        public bool Equals(Activation? x, Activation? y) => x is null ? y is null : y is not null && Equals(x.GrainId, y);

        public bool Equals(GrainId alternate, Activation other) => alternate == other.GrainId;

        public int GetHashCode(Activation obj) => GetHashCode(obj.GrainId);

        public int GetHashCode(GrainId alternate) => alternate.GetHashCode();

        public Activation Create(GrainId alternate) => throw new NotSupportedException();
    }
}
