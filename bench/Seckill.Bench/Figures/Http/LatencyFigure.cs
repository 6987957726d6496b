using Seckill.Bench.Figures.Inside;
using Seckill.Bench.Reports;

namespace Seckill.Bench.Figures.Http;

/// <summary>
/// Latency of a purchase when they come at half of the highest rate, whatever the server does; counted from the moment at
/// which each was due. The yardstick's requests come at the same rate.
/// </summary>
internal sealed class LatencyFigure : IFigure
{
    private const int Calibration = 60_000;
    private const int CalibrationRounds = 3;
    private const double Seconds = 5;
    private const double MaxRate = 50_000;
    private const long Stock = 10_000_000;
    private const string Highest = "highest rate", Purchase = "purchase at half of it", Empty = "empty at the same rate";

    public string Name => "latency";

    public async Task<FigureReport> MeasureAsync(BenchContext context)
    {
        var requests = context.Options.Scaled(Calibration);
        var seconds = Seconds * context.Options.Scale;
        var most = (int)(MaxRate / 2 * seconds + 1) * 2 * context.Turns;
        await using var world = await HttpWorld.StartAsync(context, buyers: (requests * CalibrationRounds) + most);
        var product = await world.CreateSalesAsync(1, Stock);
        for (var i = 0; i < CalibrationRounds; i++)
            await world.RunAsync(Highest, i, world.ByNewBuyers(world.Purchase(requests, product)));
        var rate = Math.Min(MaxRate, Spread.Of(world.PerSecond(Highest, 202)).Median) / 2;
        var perRound = Math.Max(1, (int)(rate * seconds));
        var commits = new List<double>();
        foreach (var round in context.WarmUpAndRounds)
        {
            var (empty, purchase) = (world.ByNewBuyers(world.Empty(perRound)), world.ByNewBuyers(world.Purchase(perRound, product)));
            await world.RunAsync(Empty, round, empty with { RatePerSecond = rate });
            await world.RunAsync(Purchase, round, purchase with { RatePerSecond = rate });
            var commit = await BareCommits.P99Async();
            if (round > 0) commits.Add(commit);
        }

        Row RowOf(string name, Func<LoadRound, double> value, Goal? goal) =>
            new($"{name} of a purchase", "us", world.ValuesOf(Purchase, value), Empty, world.ValuesOf(Empty, value), goal);

        var purchases = world.ValuesOf(Purchase, round => round.Load.Latency.P99);
        return new FigureReport(
            Name,
            [
                RowOf("p99", round => round.Load.Latency.P99, Goal.RatioAtMost(3)),
                new Row("p99 of a purchase", "us", purchases, "p99 of a bare commit", commits),
                RowOf("p50", round => round.Load.Latency.P50, null),
                RowOf("p99.9", round => round.Load.Latency.P999, null),
                new Row("rate", "1/s", [rate]),
            ],
            world.Rounds,
            [await world.AuditAsync()]);
    }
}
