using Seckill.Bench.Load.Measures;

namespace Seckill.Bench.Load.Plans;

/// <summary>What came of a <see cref="LoadPlan"/>.</summary>
/// <param name="Completed">Answers that came whole.</param>
/// <param name="Lost">Requests whose connection broke, or whose answer did not come in time.</param>
/// <param name="Unsent">Open loop: requests that were due and for which no connection became free in time.</param>
/// <param name="Seconds">From the first request to the last answer.</param>
/// <param name="Statuses">How many answers had each status code.</param>
/// <param name="BodyBytes">Bytes of all bodies.</param>
/// <param name="ProcessorSeconds">Processor time of the generator over <paramref name="Seconds"/>.</param>
/// <param name="Latency">Closed loop: from sending; open loop: from the moment at which the request was due.</param>
public sealed record LoadResult(
    int Completed,
    int Lost,
    int Unsent,
    double Seconds,
    IReadOnlyDictionary<int, int> Statuses,
    long BodyBytes,
    double ProcessorSeconds,
    LatencySummary Latency)
{
    /// <summary>Answers with a status code, per second.</summary>
    public double PerSecond(int status) => CountOf(status) / Seconds;

    public int CountOf(int status) => Statuses.GetValueOrDefault(status);
}
