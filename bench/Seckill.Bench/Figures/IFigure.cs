using Seckill.Bench.Reports;

namespace Seckill.Bench.Figures;

/// <summary>Something that is measured by its name.</summary>
internal interface IFigure
{
    string Name { get; }

    Task<FigureReport> MeasureAsync(BenchContext context);
}
