using System.Collections.Concurrent;

namespace Seckill.Silo.Clusters;

/// <summary>Batches that a <see cref="StreamFault.Hold"/> keeps from their readers.</summary>
internal sealed class HeldBatches
{
    private readonly ConcurrentQueue<Func<Task>> _batches = [];

    public void Add(Func<Task> store) => _batches.Enqueue(store);

    /// <summary>Lets all of them go on, in their order.</summary>
    public async Task ReleaseAsync()
    {
        while (_batches.TryDequeue(out var store)) await store();
    }
}
