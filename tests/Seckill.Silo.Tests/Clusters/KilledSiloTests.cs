using System.Collections.Concurrent;
using System.Globalization;
using Seckill.Orders;
using Seckill.Silo.Backends;
using Seckill.Stock;
using Seckill.Users;

namespace Seckill.Silo.Clusters;

/// <summary>The silo of a sale's ProductGrain is killed in the middle of the sale.</summary>
public abstract class KilledSiloTests(BackendKind backend)
{
    private const int Kills = 5;
    private const int Stock = 1_500;
    private const int Buyers = 2_000;
    private const int AcceptedPerKill = Stock / (Kills + 1);

    /// <summary>
    /// How long one buyer goes on pressing: each kill may cost the answer to a press, and half a minute is the sale's. It is time
    /// and not tries, for a silo that is going and a gateway that is gone refuse at once, hundreds of presses within a moment.
    /// </summary>
    private static readonly TimeSpan Patience =
        (Kills * TimeSpan.Parse(UserLimits.PurchaseTimeout, CultureInfo.InvariantCulture)) + TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Five_kills_in_one_sale_lose_nothing_sell_nothing_twice_and_the_sale_goes_on_by_itself()
    {
        await using var cluster = await SaleCluster.StartAsync(backend, silos: 3);
        var productId = await cluster.CreateSaleAsync(Stock);
        var accepted = new ConcurrentDictionary<long, OrderId>();
        var soldOut = 0;
        using var progress = new SemaphoreSlim(0);

        var killer = KillAsync();
        await Parallel.ForAsync(1L, Buyers + 1, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (user, _) =>
        {
            switch (await BuyAsync(user))
            {
                case { Status: PurchaseStatus.SoldOut }:
                    Interlocked.Increment(ref soldOut);
                    break;
                case { OrderId: { } id }:
                    accepted[user] = id;
                    progress.Release();
                    break;
                case var other:
                    Assert.Fail($"Buyer {user} ended with {other}.");
                    break;
            }
        });
        await killer;

        Assert.Equal((Stock, Buyers - Stock), (accepted.Count, soldOut));
        var sale = await cluster.AuditAsync(productId);
        Assert.Equal((Stock, 0, 0), (sale.Ledger.Placed, sale.Ledger.Available, sale.Ledger.DoubledBuyers));
        Assert.Equal(0, sale.Grain!.Available);
        Assert.True(sale.Grain.Epoch > Kills);
        foreach (var (user, id) in accepted) Assert.Equal(OrderStatus.Placed, (await cluster.User(user).GetOrderAsync(id))!.Status);

        async Task KillAsync()
        {
            for (var kill = 0; kill < Kills; kill++)
            {
                for (var n = 0; n < AcceptedPerKill; n++) await progress.WaitAsync();
                await cluster.KillHostOfAsync(productId);
            }
        }

        async Task<PurchaseResult> BuyAsync(long user) => (await SaleCluster.UntilAsync(
            () => PressAsync(user), result => result?.Status <= PurchaseStatus.SoldOut, Patience))!;

        async Task<PurchaseResult?> PressAsync(long user)
        {
            try
            {
                return await cluster.User(user).PurchaseAsync(productId);
            }
            catch (Exception exception) when (exception is Orleans.Runtime.OrleansException or TimeoutException)
            {
                return null; // The silo of one of the grains on the way is gone; the next press finds another.
            }
        }
    }
}
