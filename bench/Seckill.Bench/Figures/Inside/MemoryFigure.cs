using Seckill.Bench.Reports;

namespace Seckill.Bench.Figures.Inside;

/// <summary>Bytes of an idle buyer's grain, with its place in every table.</summary>
internal sealed class MemoryFigure : IFigure
{
    public const string FigureName = "memory";

    public string Name => FigureName;

    public async Task<FigureReport> MeasureAsync(BenchContext context)
    {
        var bytes = new List<double>();
        for (var round = 1; round <= context.Options.Rounds; round++)
        {
            var values = await InsideProgram.StartAsync(context, Name, rounds: 1);
            bytes.AddRange(values[IdleBuyers.Bytes]);
            context.Log($"round {round}: {bytes[^1]:0} bytes");
        }

        return new FigureReport(Name, [new Row("memory per idle buyer", "bytes", bytes, Goal: Goal.AtMost(500))], [], []);
    }
}
