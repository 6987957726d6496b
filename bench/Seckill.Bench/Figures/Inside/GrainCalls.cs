using Seckill.Users;

namespace Seckill.Bench.Figures.Inside;

/// <summary>Calls of grains a second: one that all call, and buyers whose grains call a product's.</summary>
internal static class GrainCalls
{
    public const string Hot = "hot", Buyers = "buyers";

    private const double Seconds = 3;
    private const int BuyersPerCaller = 40;

    public static async Task<Dictionary<string, double[]>> MeasureAsync(int rounds, double scale)
    {
        await using var app = await InsideSilo.StartAsync("--Limits:PurchaseIntervalSeconds=0");
        var grains = InsideSilo.GrainsOf(app);
        var product = await InsideSilo.CreateSoldOutAsync(grains);
        var hot = grains.GetGrain<IHotGrain>(0);
        var duration = TimeSpan.FromSeconds(Math.Max(0.1, Seconds * scale));
        var values = new Dictionary<string, double[]> { [Hot] = new double[rounds], [Buyers] = new double[rounds] };
        for (var round = -1; round < rounds; round++)
        {
            var calls = await Callers.RateAsync((_, n) => hot.AddAsync(n), duration);
            var presses = await Callers.RateAsync(PressAsync, duration);
            if (round >= 0) (values[Hot][round], values[Buyers][round]) = (calls, presses);
        }

        await app.StopAsync();
        return values;

        // As the front end does it: a reference for each press.
        Task PressAsync(int caller, int n) =>
            grains.GetGrain<IUserGrain>(1 + (caller * BuyersPerCaller) + (n % BuyersPerCaller)).PurchaseAsync(product);
    }
}
