using Seckill.Bench.Reports;

namespace Seckill.Bench.Figures.Inside;

/// <summary>Calls of grains in one process, against what Microsoft Orleans 10 makes on two cores of this class.</summary>
internal sealed class GrainsFigure : IFigure
{
    public const string FigureName = "grains";

    private const string Orleans = "Microsoft Orleans 10";
    private const double OrleansHot = 1_100_000, OrleansBuyers = 240_000;

    public string Name => FigureName;

    public async Task<FigureReport> MeasureAsync(BenchContext context)
    {
        var values = await InsideProgram.StartAsync(context, Name, context.Options.Rounds);
        return new FigureReport(
            Name,
            [
                new Row("calls of one hot grain", "1/s", values[GrainCalls.Hot], Orleans, [OrleansHot], Goal.RatioAtLeast(2)),
                new Row(
                    "presses, UserGrain to ProductGrain",
                    "1/s",
                    values[GrainCalls.Buyers],
                    Orleans,
                    [OrleansBuyers],
                    Goal.RatioAtLeast(2)),
            ],
            [],
            ["A press is two calls: of the buyer's grain, and by it of the product's. Orleans' numbers are not of this run."]);
    }
}
