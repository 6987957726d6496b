using System.Net;
using Seckill.Silo.Backends;
using Seckill.Silo.Clusters;

namespace Seckill.Silo.Http;

/// <summary>Many buyers watch their orders on one node while its sale goes on.</summary>
public abstract class EventStreamTests(BackendKind backend)
{
    [Fact]
    public async Task Of_2000_buyers_who_watch_their_orders_each_hears_the_final_word()
    {
        const int Buyers = 2_000;
        await using var silo = await TestSilo.StartAsync(backend, "--Payments:SandboxDelayMs=50");
        var productId = await silo.Client.CreateSaleAsync(Buyers);
        var orders = new string[Buyers + 1];
        var seen = new List<string>[Buyers + 1];
        var streams = new Task[Buyers + 1];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 32 };
        await Parallel.ForAsync(1, Buyers + 1, parallel, async (user, _) =>
        {
            orders[user] = (await silo.Client.BuyAsync(user, productId)).OrderId!;
            seen[user] = [];
            streams[user] = silo.Client.FollowAsync(user, orders[user], seen[user]);
        });
        await SaleCluster.UntilAsync(
            silo.Client.MetricsAsync, page => page.Contains($"seckill_event_streams {Buyers}\n", StringComparison.Ordinal));

        // Every third cancels, the others pay.
        await Parallel.ForAsync(1, Buyers + 1, parallel, async (user, _) =>
        {
            var verb = user % 3 == 0 ? "cancel" : "pay";
            var answer = await silo.Client.SendAsync(HttpMethod.Post, $"/api/orders/{orders[user]}/{verb}", user);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
        });

        for (var user = 1; user <= Buyers; user++)
        {
            await streams[user];
            Assert.Equal(user % 3 == 0 ? "cancelled" : "paid", seen[user][^1]);
        }

        var sale = Assert.Single(await silo.Client.AuditAsync(productId));
        Assert.Equal(
            (Buyers - (Buyers / 3), Buyers / 3), (sale.GetProperty("paid").GetInt64(), sale.GetProperty("cancelled").GetInt64()));
    }
}
