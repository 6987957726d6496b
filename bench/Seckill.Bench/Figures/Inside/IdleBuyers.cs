using Seckill.Users;

namespace Seckill.Bench.Figures.Inside;

/// <summary>What a buyer takes who has pressed the button once and does nothing any more.</summary>
internal static class IdleBuyers
{
    public const string Bytes = "bytes";

    private const int Buyers = 1_000_000;
    private const int Parallelism = 64;

    public static async Task<Dictionary<string, double[]>> MeasureAsync(double scale)
    {
        var buyers = Math.Max(1_000, (int)(Buyers * scale));
        await using var app = await InsideSilo.StartAsync();
        var grains = InsideSilo.GrainsOf(app);
        var product = await InsideSilo.CreateSoldOutAsync(grains);

        // The first ones pay for what is made once: code, tables, threads.
        await PressAsync(grains, product, 0, buyers / 100);
        var before = SettledBytes();
        await PressAsync(grains, product, buyers, buyers);
        var after = SettledBytes();
        await app.StopAsync();
        return new() { [Bytes] = [(double)(after - before) / buyers] };
    }

    private static Task PressAsync(IGrainFactory grains, long product, int first, int count) => Parallel.ForAsync(
        1 + first,
        1 + first + count,
        new ParallelOptions { MaxDegreeOfParallelism = Parallelism },
        async (user, _) => await grains.GetGrain<IUserGrain>(user).PurchaseAsync(product));

    /// <summary>Bytes that are reachable; twice, because finalizers let go of more.</summary>
    private static long SettledBytes()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
