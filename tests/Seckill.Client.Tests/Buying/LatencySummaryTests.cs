using Seckill.Client.Buying;

namespace Seckill.Client.Tests.Buying;

public sealed class LatencySummaryTests
{
    /// <summary>The latencies are 1, 2, ... n milliseconds, so that a percentile is its own rank.</summary>
    [Theory]
    [InlineData(1, 1, 1, 1, 1)]
    [InlineData(2, 1, 2, 2, 2)]
    [InlineData(3, 2, 3, 3, 3)]
    [InlineData(10, 5, 9, 10, 10)]
    [InlineData(11, 6, 10, 11, 11)]
    [InlineData(99, 50, 90, 99, 99)]
    [InlineData(100, 50, 90, 99, 100)]
    [InlineData(101, 51, 91, 100, 101)]
    [InlineData(100_000, 50_000, 90_000, 99_000, 100_000)]
    public void Is_exact_by_nearest_rank(int count, int p50, int p90, int p99, int max)
    {
        var backwards = Enumerable.Range(1, count).Reverse().Select(i => TimeSpan.FromMilliseconds(i));

        var summary = LatencySummary.Of(backwards)!;

        Assert.Equal(
            [p50, p90, p99, max],
            new[] { summary.P50, summary.P90, summary.P99, summary.Max }.Select(latency => latency.TotalMilliseconds));
    }

    [Fact]
    public void Nothing_has_no_percentiles() => Assert.Null(LatencySummary.Of([]));
}
