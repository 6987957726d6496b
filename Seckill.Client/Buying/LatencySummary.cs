using System.Collections.Immutable;

namespace Seckill.Client.Buying;

/// <summary>Exact percentiles by nearest rank: the smallest latency that at least so many percent do not exceed.</summary>
internal sealed record LatencySummary(TimeSpan P50, TimeSpan P90, TimeSpan P99, TimeSpan Max)
{
    /// <summary>Null when there is nothing to sum up.</summary>
    public static LatencySummary? Of(IEnumerable<TimeSpan> latencies)
    {
        var sorted = latencies.Order().ToImmutableArray();
        return sorted.IsEmpty ? null : new LatencySummary(Rank(sorted, 50), Rank(sorted, 90), Rank(sorted, 99), sorted[^1]);
    }

    // In integers: 0.99 * 100 is not 99 in floating point everywhere.
    private static TimeSpan Rank(ImmutableArray<TimeSpan> sorted, int percent) =>
        sorted[(int)((((long)sorted.Length * percent) + 99) / 100) - 1];
}
