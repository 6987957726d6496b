namespace Seckill.Bench.Reports;

/// <summary>A line of the table.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Unit">In what.</param>
/// <param name="Values">One a round.</param>
/// <param name="Yardstick">What it is held against, null when against nothing.</param>
/// <param name="YardstickValues">One a round, or one for all when it is a known number.</param>
/// <param name="Goal">What is to be reached, null when the row only tells.</param>
internal sealed record Row(
    string Name,
    string Unit,
    IReadOnlyList<double> Values,
    string? Yardstick = null,
    IReadOnlyList<double>? YardstickValues = null,
    Goal? Goal = null)
{
    public Spread Value => Spread.Of(Values);

    /// <summary>Round by round, for the machine's moods hit both of a round alike; so not the ratio of two medians.</summary>
    public Spread? Ratio => YardstickValues is null
        ? null
        : Spread.Of([.. Values.Select((value, i) => value / YardstickValues[YardstickValues.Count == 1 ? 0 : i])]);
}
