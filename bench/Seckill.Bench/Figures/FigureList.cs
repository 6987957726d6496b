using Seckill.Bench.Figures.Http;
using Seckill.Bench.Figures.Inside;
using Seckill.Bench.Figures.Starts;

namespace Seckill.Bench.Figures;

/// <summary>All figures, in the order of <c>all</c>.</summary>
internal static class FigureList
{
    public static IReadOnlyList<IFigure> All { get; } =
    [
        new PurchaseFigure(),
        new SoldOutFigure(),
        new ListingFigure(),
        new LatencyFigure(),
        new CpuFigure(),
        new StartFigure(),
        new WrittenFigure("sqlite"),
        new WrittenFigure("mysql"),
        new GrainsFigure(),
        new MemoryFigure(),
    ];
}
