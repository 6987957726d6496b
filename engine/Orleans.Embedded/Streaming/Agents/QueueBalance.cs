using System.Collections.Immutable;
using Orleans.Streams;

namespace Orleans.Runtime.Embedded;

/// <summary>Says which silo reads which queue. All silos see the same live silos in the same order, so they agree without asking.</summary>
internal static class QueueBalance
{
    /// <summary>The queues of one silo: dealt out in turn; none where the silo is not live.</summary>
    public static IReadOnlySet<QueueId> QueuesOf(Silo silo, ImmutableArray<Silo> liveSilos, IEnumerable<QueueId> queues)
    {
        var position = liveSilos.IndexOf(silo);
        return queues.Order().Where((_, index) => position >= 0 && index % liveSilos.Length == position).ToHashSet();
    }
}
