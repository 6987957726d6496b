using Seckill.Bench.Load.Measures;
using Seckill.Bench.Load.Plans;
using Seckill.Bench.Reports;

namespace Seckill.Bench.Figures.Http;

/// <summary>
/// Latency of a purchase when they come at half of the highest rate, whatever the server does; counted from the moment at
/// which each was due. The yardstick's requests come at the same rate, and so do those of the least durable accept, which tell how
/// much of it is the product's.
/// </summary>
internal sealed class LatencyFigure : IFigure
{
    private const int Calibration = 60_000;
    private const int CalibrationRounds = 3;
    private const double Seconds = 5;
    private const double MaxRate = 50_000;
    private const long Stock = 10_000_000;
    private const string Highest = "highest rate", Purchase = "purchase at half of it", Empty = "empty at the same rate";
    private const string Least = "least durable accept";

    public string Name => "latency";

    public async Task<FigureReport> MeasureAsync(BenchContext context)
    {
        var requests = context.Options.Scaled(Calibration);
        var seconds = Seconds * context.Options.Scale;
        var most = (int)(MaxRate / 2 * seconds + 1) * 3 * context.Turns;
        await using var world = await HttpWorld.StartAsync(context, buyers: (requests * CalibrationRounds) + most);
        var product = await world.CreateSalesAsync(1, Stock);
        for (var i = 0; i < CalibrationRounds; i++)
            await world.RunAsync(Highest, i, world.ByNewBuyers(world.Purchase(requests, product)));
        var rate = Math.Min(MaxRate, Spread.Of(world.PerSecond(Highest, 202)).Median) / 2;
        var perRound = Math.Max(1, (int)(rate * seconds));
        foreach (var round in context.WarmUpAndRounds)
        {
            await RunAsync(Empty, world.Empty(perRound));
            await RunAsync(Least, world.Least(perRound));
            await RunAsync(Purchase, world.Purchase(perRound, product));

            Task RunAsync(string measure, LoadPlan plan) =>
                world.RunAsync(measure, round, world.ByNewBuyers(plan) with { RatePerSecond = rate });
        }

        Row RowOf(string name, Func<LatencySummary, double> value, string measure, string yardstick, Goal? goal = null) =>
            new(name, "us", ValuesOf(measure, value), yardstick, ValuesOf(yardstick, value), goal);

        double[] ValuesOf(string measure, Func<LatencySummary, double> value) =>
            world.ValuesOf(measure, round => value(round.Load.Latency));

        return new FigureReport(
            Name,
            [
                RowOf("p99 of a purchase", latency => latency.P99, Purchase, Empty, Goal.RatioAtMost(3)),
                RowOf("p99 of a purchase", latency => latency.P99, Purchase, Least),
                RowOf("p99 of the " + Least, latency => latency.P99, Least, Empty),
                RowOf("p50 of a purchase", latency => latency.P50, Purchase, Empty),
                RowOf("p50 of a purchase", latency => latency.P50, Purchase, Least),
                RowOf("p99.9 of a purchase", latency => latency.P999, Purchase, Empty),
                new Row("rate", "1/s", [rate]),
            ],
            world.Rounds,
            [await world.AuditAsync()]);
    }
}
