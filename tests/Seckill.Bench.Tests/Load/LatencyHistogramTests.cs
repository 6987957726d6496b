using Seckill.Bench.Load.Measures;

namespace Seckill.Bench.Load;

public sealed class LatencyHistogramTests
{
    private const double Precision = 1.0 / 128;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1_000_000)]
    [InlineData(LatencyHistogram.MaxNanoseconds)]
    public void One_value_is_every_percentile_of_itself(long value)
    {
        var histogram = new LatencyHistogram();
        histogram.Record(value);
        Assert.Equal((1, value, value), (histogram.Count, histogram.Max, histogram.ValueAt(50)));
        Assert.Equal(value, histogram.ValueAt(100));
        Assert.Equal(value, histogram.Mean);
    }

    [Fact]
    public void Percentiles_are_those_of_the_sorted_values_and_never_understated()
    {
        const int Seed = 42;
        var random = new Random(Seed);
        var histogram = new LatencyHistogram();
        var values = Enumerable.Range(0, 100_000).Select(_ => (long)Math.Exp(random.NextDouble() * 22)).ToArray();
        foreach (var value in values) histogram.Record(value);
        Array.Sort(values);
        foreach (var percentile in new[] { 0.001, 1, 25, 50, 90, 99, 99.9, 99.99, 100 })
        {
            var exact = values[Math.Max(1, (int)Math.Ceiling(percentile / 100 * values.Length)) - 1];
            Assert.InRange(histogram.ValueAt(percentile), exact, (long)(exact * (1 + Precision)) + 1);
        }
    }

    [Fact]
    public void What_is_below_zero_counts_as_zero_and_what_is_beyond_the_range_as_its_end()
    {
        var histogram = new LatencyHistogram();
        histogram.Record(-1);
        histogram.Record(long.MaxValue);
        Assert.Equal((0, LatencyHistogram.MaxNanoseconds), (histogram.ValueAt(50), histogram.ValueAt(100)));
    }

    [Fact]
    public void Without_a_value_everything_is_zero()
    {
        var histogram = new LatencyHistogram();
        Assert.Equal((0, 0, 0, 0.0), (histogram.Count, histogram.Max, histogram.ValueAt(99), histogram.Mean));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(100.1)]
    [InlineData(double.NaN)]
    public void A_percentile_that_is_none_is_refused(double percentile) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LatencyHistogram().ValueAt(percentile));
}
