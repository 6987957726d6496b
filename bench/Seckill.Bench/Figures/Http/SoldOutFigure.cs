using Seckill.Bench.Reports;

namespace Seckill.Bench.Figures.Http;

/// <summary>Answers 'sold out' a second, to a crowd that comes again and again, as does the crowd of the yardstick.</summary>
internal sealed class SoldOutFigure : IFigure
{
    private const int Requests = 100_000;
    private const string SoldOut = "sold out", Empty = "empty, known buyers";

    public string Name => "soldout";

    public async Task<FigureReport> MeasureAsync(BenchContext context)
    {
        var requests = context.Options.Scaled(Requests);
        await using var world = await HttpWorld.StartAsync(context, buyers: 1);
        var product = await world.CreateSalesAsync(1, stock: 1);
        await world.RunAsync("the only unit", 0, world.ByNewBuyers(world.Purchase(1, product)));
        await world.IntroduceKnownBuyersAsync();
        foreach (var round in context.WarmUpAndRounds)
        {
            await world.RunAsync(Empty, round, world.ByKnownBuyers(world.Empty(requests)));
            await world.RunAsync(SoldOut, round, world.ByKnownBuyers(world.Purchase(requests, product)));
        }

        return new FigureReport(
            Name,
            [
                new Row(
                    "sold out", "1/s", world.PerSecond(SoldOut, 409), Empty, world.PerSecond(Empty, 200), Goal.RatioAtLeast(0.85)),
            ],
            world.Rounds,
            [await world.AuditAsync()]);
    }
}
