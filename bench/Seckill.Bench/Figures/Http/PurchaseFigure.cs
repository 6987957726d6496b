using Seckill.Bench.Reports;

namespace Seckill.Bench.Figures.Http;

/// <summary>
/// Accepted purchases a second: each by another buyer, stock lasting. Its yardstick is pressed by buyers of whom each comes for
/// the first time, too; a second one, by buyers whose tokens are remembered, tells what judging a token costs.
/// </summary>
internal sealed class PurchaseFigure : IFigure
{
    private const int Requests = 60_000;
    private const long Stock = 10_000_000;
    private const string Purchase = "purchase", NewEmpty = "empty, new buyers", KnownEmpty = "empty, known buyers";

    public string Name => "purchase";

    public async Task<FigureReport> MeasureAsync(BenchContext context)
    {
        var requests = context.Options.Scaled(Requests);
        await using var world = await HttpWorld.StartAsync(context, buyers: 2 * requests * context.Turns);
        var product = await world.CreateSalesAsync(1, Stock);
        foreach (var round in context.WarmUpAndRounds)
        {
            await world.RunAsync(NewEmpty, round, world.ByNewBuyers(world.Empty(requests)));
            await world.RunAsync(Purchase, round, world.ByNewBuyers(world.Purchase(requests, product)));
            await world.IntroduceKnownBuyersAsync();
            await world.RunAsync(KnownEmpty, round, world.ByKnownBuyers(world.Empty(requests)));
        }

        var purchases = world.PerSecond(Purchase, 202);
        return new FigureReport(
            Name,
            [
                new Row("purchases", "1/s", purchases, NewEmpty, world.PerSecond(NewEmpty, 200), Goal.RatioAtLeast(0.6)),
                new Row("purchases", "1/s", purchases, KnownEmpty, world.PerSecond(KnownEmpty, 200)),
            ],
            world.Rounds,
            [await world.AuditAsync()]);
    }
}
