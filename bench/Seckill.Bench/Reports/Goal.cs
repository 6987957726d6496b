using System.Globalization;

namespace Seckill.Bench.Reports;

/// <summary>What a row is to reach.</summary>
/// <param name="OfRatio">Whether it is the ratio to the yardstick that counts, else the figure itself.</param>
/// <param name="IsAtLeast">Whether more is better.</param>
/// <param name="Bound">The number to reach.</param>
internal sealed record Goal(bool OfRatio, bool IsAtLeast, double Bound)
{
    public static Goal RatioAtLeast(double bound) => new(true, true, bound);

    public static Goal RatioAtMost(double bound) => new(true, false, bound);

    public static Goal AtMost(double bound) => new(false, false, bound);

    /// <summary>Decided by the median.</summary>
    public bool IsMet(Row row)
    {
        var reached = OfRatio ? row.Ratio!.Value.Median : row.Value.Median;
        return IsAtLeast ? reached >= Bound : reached <= Bound;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(OfRatio ? "ratio " : "")}{(IsAtLeast ? ">=" : "<=")} {Bound:0.##}");
}
