namespace Seckill.Bench.Load.Measures;

/// <summary>A histogram in seven numbers, in microseconds.</summary>
public sealed record LatencySummary(
    long Count, double Mean, double P50, double P90, double P99, double P999, double Max)
{
    public static LatencySummary Of(LatencyHistogram histogram) => new(
        histogram.Count,
        histogram.Mean / 1_000,
        histogram.ValueAt(50) / 1_000.0,
        histogram.ValueAt(90) / 1_000.0,
        histogram.ValueAt(99) / 1_000.0,
        histogram.ValueAt(99.9) / 1_000.0,
        histogram.Max / 1_000.0);
}
