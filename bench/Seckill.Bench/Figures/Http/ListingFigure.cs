using Seckill.Bench.Reports;

namespace Seckill.Bench.Figures.Http;

/// <summary>
/// Listings of 100 products a second: compressed, as browsers ask for them, and as they are. Beside them the floor: as many bytes
/// that lie ready.
/// </summary>
internal sealed class ListingFigure : IFigure
{
    private const int Requests = 100_000;
    private const int Products = 100;
    private const string BrowserEncodings = "gzip, deflate, br, zstd";
    private const string Zipped = "listing, gzip", Plain = "listing, plain", Floor = "as many bytes", Empty = "empty, known buyers";

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
            await world.RunAsync(Zipped, round, world.Listing(requests) with { AcceptEncoding = BrowserEncodings });
            var plain = await world.RunAsync(Plain, round, world.Listing(requests));
            await world.RunAsync(Floor, round, world.Bytes(requests, (int)(plain.Load.BodyBytes / plain.Load.Completed)));
        }

        var (empty, floor) = (world.PerSecond(Empty, 200), world.PerSecond(Floor, 200));
        return new FigureReport(
            Name,
            [
                new Row(Zipped, "1/s", world.PerSecond(Zipped, 200), Empty, empty, Goal.RatioAtLeast(0.9)),
                new Row(Plain, "1/s", world.PerSecond(Plain, 200), Empty, empty, Goal.RatioAtLeast(0.9)),
                new Row(Plain, "1/s", world.PerSecond(Plain, 200), Floor, floor),
                new Row(Floor, "1/s", floor, Empty, empty),
                new Row($"body of a {Zipped}", "bytes", world.ValuesOf(Zipped, BodyBytes)),
                new Row($"body of a {Plain}", "bytes", world.ValuesOf(Plain, BodyBytes)),
            ],
            world.Rounds,
            [await world.AuditAsync()]);
    }

    private static double BodyBytes(LoadRound round) => (double)round.Load.BodyBytes / round.Load.Completed;
}
