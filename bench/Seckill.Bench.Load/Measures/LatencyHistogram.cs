using System.Numerics;

namespace Seckill.Bench.Load.Measures;

/// <summary>
/// Counts latencies in buckets that are as fine as the value is small: 128 between a power of two and the next, so that any
/// percentile is right within 0.8 %, in fixed memory and without allocation. The layout is that of Gil Tene's HdrHistogram.
/// </summary>
public sealed class LatencyHistogram
{
    private const int FineBits = 7;

    /// <summary>18 minutes in nanoseconds; what takes longer is counted as this.</summary>
    public const long MaxNanoseconds = (1L << 40) - 1;

    private readonly long[] _counts = new long[IndexOf(MaxNanoseconds) + 1];
    private double _sum;

    public long Count { get; private set; }

    /// <summary>The longest, exactly; 0 when there is none.</summary>
    public long Max { get; private set; }

    public double Mean => Count == 0 ? 0 : _sum / Count;

    /// <param name="nanoseconds">A latency; below zero, which a clock may give, counts as zero.</param>
    public void Record(long nanoseconds)
    {
        var value = Math.Clamp(nanoseconds, 0, MaxNanoseconds);
        _counts[IndexOf(value)]++;
        Count++;
        _sum += value;
        if (value > Max) Max = value;
    }

    /// <summary>The latency that this share of all does not exceed, never understated; 0 when there is none.</summary>
    /// <param name="percentile">Above 0, at most 100.</param>
    public long ValueAt(double percentile)
    {
        if (percentile is not (> 0 and <= 100)) throw new ArgumentOutOfRangeException(nameof(percentile));
        var rank = Math.Max(1, (long)Math.Ceiling(percentile / 100 * Count));
        long passed = 0;
        for (var index = 0; index < _counts.Length; index++)
        {
            passed += _counts[index];
            if (passed >= rank) return Math.Min(HighestOf(index), Max);
        }

        return Max;
    }

    /// <summary>The value shifted until 8 bits are left, and by how many; below 256 nothing is shifted.</summary>
    private static int IndexOf(long value)
    {
        var shift = Math.Max(0, BitOperations.Log2((ulong)value) - FineBits);
        return (shift << FineBits) + (int)(value >> shift);
    }

    private static long HighestOf(int index)
    {
        var shift = Math.Max(0, (index >> FineBits) - 1);
        var shifted = index - (shift << FineBits);
        return ((shifted + 1L) << shift) - 1;
    }
}
