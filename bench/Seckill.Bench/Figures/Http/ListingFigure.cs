using Seckill.Bench.Reports;

namespace Seckill.Bench.Figures.Http;

/// <summary>Listings of 100 products a second, each in full.</summary>
internal sealed class ListingFigure : IFigure
{
    private const int Requests = 100_000;
    private const int Products = 100;
    private const string Listing = "listing", Empty = "empty, known buyers";

    public string Name => "listing";

    public async Task<FigureReport> MeasureAsync(BenchContext context)
    {
        var requests = context.Options.Scaled(Requests);
        await using var world = await HttpWorld.StartAsync(context, buyers: 0);
        await world.CreateSalesAsync(Products, stock: 1_000);
        await world.IntroduceKnownBuyersAsync();
        foreach (var round in context.WarmUpAndRounds)
        {
            await world.RunAsync(Empty, round, world.ByKnownBuyers(world.Empty(requests)));
            await world.RunAsync(Listing, round, world.Listing(requests));
        }

        var bytes = world.ValuesOf(Listing, round => (double)round.Load.BodyBytes / round.Load.Completed);
        return new FigureReport(
            Name,
            [
                new Row(
                    "listings", "1/s", world.PerSecond(Listing, 200), Empty, world.PerSecond(Empty, 200), Goal.RatioAtLeast(0.9)),
                new Row("body of a listing", "bytes", bytes),
            ],
            world.Rounds,
            [await world.AuditAsync()]);
    }
}
