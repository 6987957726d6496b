namespace Orleans.Runtime.Embedded;

/// <summary>The activations of one stateless worker on one silo.</summary>
internal sealed class WorkerPool(GrainHost host, IdSpan key)
{
    private readonly List<Activation> _workers = [];

    /// <summary>An idle worker, else a new one, else, when there may be no more, the one with the least to do.</summary>
    public Activation Next()
    {
        lock (_workers)
        {
            var best = _workers.MinBy(worker => worker.Backlog);
            if (best is null || (best.Backlog > 0 && _workers.Count < host.GrainClass!.MaxLocalWorkers))
            {
                best = new Activation(host, key);
                _workers.Add(best);
            }

            return best;
        }
    }

    public void Remove(Activation worker)
    {
        lock (_workers) _workers.Remove(worker);
    }

    public Activation[] All()
    {
        lock (_workers) return [.. _workers];
    }
}
