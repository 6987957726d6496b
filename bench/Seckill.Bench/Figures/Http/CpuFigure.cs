using Seckill.Bench.Figures.Inside;
using Seckill.Bench.Reports;

namespace Seckill.Bench.Figures.Http;

/// <summary>
/// The server's processor time for one accepted purchase, until the ledger has it: whether it depends on how many products are
/// sold, or on how large a stock is. Each case has a server of its own, and all are there at once, so that rounds can alternate.
/// </summary>
internal sealed class CpuFigure : IFigure
{
    private const int Requests = 30_000;
    private const int Small = 1_000, Large = 1_000_000, ManyProducts = 1_000;

    /// <summary>As many as the cases have sold at the end.</summary>
    private const int FloorOrders = 240_000;

    private const string FloorOfOne = "the ledger's rows of one product alone, in a loop";

    public string Name => "cpu";

    public async Task<FigureReport> MeasureAsync(BenchContext context)
    {
        // A small stock is sold out after so many requests, so one product follows the other.
        var requests = (int)Math.Ceiling(context.Options.Scaled(Requests) / (double)Small) * Small;
        var turns = context.Turns;
        Case[] cases =
        [
            new($"one product at a time, stock {Small:#,##0}", requests / Small * turns, Small, requests / Small, Small),
            new($"one product, stock {Large:#,##0}", 1, Large, 1, 1),
            new($"{ManyProducts:#,##0} products, stock {Small:#,##0} each", ManyProducts, Small, ManyProducts, 1),
            new($"{ManyProducts:#,##0} products, stock {Large:#,##0} each", ManyProducts, Large, ManyProducts, 1),
        ];
        var worlds = new List<(Case Case, HttpWorld World, long First)>();
        try
        {
            foreach (var one in cases)
            {
                var world = await HttpWorld.StartAsync(context, buyers: requests * turns);
                worlds.Add((one, world, 0));
                worlds[^1] = (one, world, await world.CreateSalesAsync(one.Products, one.Stock));
            }

            foreach (var (turn, round) in context.WarmUpAndRounds.Index())
            {
                foreach (var (one, world, first) in worlds)
                {
                    // Products that were sold out in the round before are of no use in this one.
                    var from = one.ProductsPerRound < one.Products ? first + (turn * one.ProductsPerRound) : first;
                    var plan = world.Purchase(requests, from, one.ProductsPerRound, one.RequestsPerProduct);
                    await world.RunAsync(one.Name, round, world.ByNewBuyers(plan));
                }
            }

            return await ReportAsync(context, worlds);
        }
        finally
        {
            foreach (var (_, world, _) in worlds) await world.DisposeAsync();
        }
    }

    private async Task<FigureReport> ReportAsync(
        BenchContext context, List<(Case Case, HttpWorld World, long First)> worlds)
    {
        var values = worlds.Select(entry => entry.World.ValuesOf(entry.Case.Name, MicrosecondsPerPurchase)).ToArray();
        var cheapest = values.MinBy(value => Spread.Of(value).Median)!;
        var name = worlds[Array.IndexOf(values, cheapest)].Case.Name;
        var notes = new List<string>();
        foreach (var (_, world, _) in worlds) notes.Add(await world.AuditAsync());
        var (one, many) = (new List<double>(), new List<double>());
        for (var round = 0; round < context.Options.Rounds; round++)
        {
            one.Add(await SpreadInserts.MeasureAsync(1, context.Options.Scaled(FloorOrders)));
            many.Add(await SpreadInserts.MeasureAsync(ManyProducts, context.Options.Scaled(FloorOrders)));
        }

        return new FigureReport(
            Name,
            [
                .. worlds.Select((entry, i) =>
                    new Row(entry.Case.Name, "us/purchase", values[i], name, cheapest, Goal.RatioAtMost(1.3))),
                new Row(FloorOfOne, "us/order", one),
                new Row($"the ledger's rows of {ManyProducts:#,##0} products alone, in a loop", "us/order", many, FloorOfOne, one),
            ],
            [.. worlds.SelectMany(entry => entry.World.Rounds)],
            [.. notes.Distinct()]);
    }

    private static double MicrosecondsPerPurchase(LoadRound round) =>
        round.ServerProcessorSeconds / round.Load.CountOf(202) * 1e6;

    /// <param name="Name">What is sold.</param>
    /// <param name="Products">All products of the catalog.</param>
    /// <param name="Stock">Units of each.</param>
    /// <param name="ProductsPerRound">How many of them a round asks for.</param>
    /// <param name="RequestsPerProduct">How many requests go to one before the next.</param>
    private sealed record Case(string Name, int Products, long Stock, int ProductsPerRound, int RequestsPerProduct);
}
