using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Orleans.Streams;

namespace Orleans.Runtime.Embedded;

/// <summary>
/// Lets one agent of the cluster at a time hold a queue. When a queue moves, its new agent waits here until the old one has
/// let go; meanwhile nobody reads it.
/// </summary>
internal sealed class QueueLeases
{
    private static readonly ConditionalWeakTable<EmbeddedCluster, QueueLeases> OfClusters = [];

    private readonly ConcurrentDictionary<(string Provider, QueueId Queue), SemaphoreSlim> _leases = new();

    public static QueueLeases Of(EmbeddedCluster cluster) => OfClusters.GetOrCreateValue(cluster);

    /// <summary>Waits until the queue is free and takes it; disposing lets go.</summary>
    public async Task<IDisposable> AcquireAsync(string provider, QueueId queue, CancellationToken cancellationToken)
    {
        var lease = _leases.GetOrAdd((provider, queue), _ => new SemaphoreSlim(1, 1));
        await lease.WaitAsync(cancellationToken);
        return new Holder(lease);
    }

    private sealed class Holder(SemaphoreSlim lease) : IDisposable
    {
        public void Dispose() => lease.Release();
    }
}
