namespace Orleans.Runtime.Embedded;

/// <summary>
/// Looks through a silo's activations for idle ones and has them end. A part of the directory in each turn: after a crowd there are a
/// million of them, and whoever waits for a thread is to wait for some thousands at most.
/// </summary>
internal sealed class IdleSweep(Silo silo) : IThreadPoolWorkItem
{
    private int _asked; // 0: no round is under way
    private int _answered; // what was asked when this round began
    private int _shard;

    /// <summary>Begins a round, from any thread; or has one follow, where one is under way that may have looked too early.</summary>
    public void Begin()
    {
        if (Interlocked.Increment(ref _asked) == 1) silo.Turns.Schedule(this);
    }

    void IThreadPoolWorkItem.Execute()
    {
        if (_shard == 0) _answered = Volatile.Read(ref _asked);
        if (_shard < GrainDirectory.Shards)
        {
            Collect(silo.Cluster.Directory.On(silo, _shard++));
        }
        else
        {
            Collect(silo.Workers());
            _shard = 0;
            if (Interlocked.CompareExchange(ref _asked, 0, _answered) == _answered) return;
        }

        silo.Turns.Schedule(this); // behind those that end now
    }

    private static void Collect(IEnumerable<Activation> activations)
    {
        // In an order, so that a simulation repeats.
        foreach (var idle in activations.Where(activation => activation.IsIdle).OrderBy(activation => activation.GrainId).ToList())
            idle.Post(new CollectItem());
    }
}
