using System.Globalization;
using System.Net;
using Seckill.Silo.Backends;
using Seckill.Users;

namespace Seckill.Silo.Processes;

/// <summary>
/// A sale over the front ends of two silo processes, while the one that has the product's grain ends, by SIGKILL and by
/// SIGTERM, and is started again.
/// </summary>
[Collection(ServersCollection.Name)]
public sealed class TwoSiloTests(ITestOutputHelper output)
{
    private const int Stock = 5_000;
    private const int Buyers = 20_000;
    private const int EndAfter = 1_500;

    /// <summary>How long until the product sells again; a busy machine may need some more than the membership itself.</summary>
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);
    private readonly TimeProvider _time = TimeProvider.System;

    [Fact]
    public async Task I1_to_I6_hold_when_the_silo_of_the_sale_is_killed_and_started_again()
    {
        await using var pair = await SiloPair.StartAsync();
        await SellAsync(pair, pair.KillAsync, "SIGKILL");
    }

    [Fact]
    public async Task I1_to_I6_hold_when_the_silo_of_the_sale_is_asked_to_stop_and_started_again()
    {
        await using var pair = await SiloPair.StartAsync();
        await SellAsync(pair, async silo => Assert.Equal(0, await pair.StopAsync(silo)), "SIGTERM");
    }

    private async Task SellAsync(SiloPair pair, Func<int, Task> endAsync, string how)
    {
        var productId = await pair.Client(0).CreateSaleAsync(Stock);
        var sale = new SharedSale(pair, productId);
        var running = sale.RunAsync(Buyers);
        await sale.UntilAsync(() => sale.Accepted.Count >= EndAfter);
        var host = await pair.HostOfAsync(productId);
        Assert.InRange(host, 0, 1);

        var epoch = sale.Epoch;
        var ended = _time.GetTimestamp();
        await endAsync(host);
        var gone = _time.GetElapsedTime(ended);
        await sale.UntilAsync(() => sale.Epoch > epoch);
        var sells = _time.GetElapsedTime(ended);
        await pair.RestartAsync(host);
        var soldOut = await running;
        output.WriteLine(
            $"{how}: gone after {gone}, sells again after {sells}; {sale.Accepted.Count} x 202, {soldOut} sold out, "
            + $"{sale.Unknown} unknown, slowest answer {sale.Slowest}");

        Assert.InRange(sells, TimeSpan.Zero, Recovery);
        Assert.InRange(sale.Slowest, TimeSpan.Zero, TimeSpan.Parse(UserLimits.PurchaseTimeout, CultureInfo.InvariantCulture) + Slack);
        Assert.Equal(Buyers, sale.Orders.Count + soldOut);
        await pair.AwaitSilosAsync(active: 2);
        await AssertAllIsRightAsync(pair, productId, sale);
    }

    private static async Task AssertAllIsRightAsync(SiloPair pair, long productId, SharedSale sale)
    {
        for (var silo = 0; silo < 2; silo++)
        {
            // I1, I3 and I6 are the audit's own; it must come to the same at both doors.
            var audit = Assert.Single(await pair.Client(silo).AuditAsync(productId));
            Assert.Equal((Stock, 0L, 0L), (audit.GetProperty("placed").GetInt64(), audit.GetProperty("available").GetInt64(), audit.GetProperty("doubledBuyers").GetInt64()));
            var listing = await pair.Client(silo).SendAsync(HttpMethod.Get, $"/api/products/{productId}");
            Assert.Equal(0, listing.Body.GetProperty("sale").GetProperty("available").GetInt64());
        }

        // I2: whatever was answered with 202, or named as an order, is in the ledger, and is the buyer's only one.
        Assert.Equal(sale.Orders.Count, sale.Orders.Values.Distinct().Count());
        await Parallel.ForEachAsync(sale.Orders, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (order, _) =>
        {
            var client = pair.Client((int)(order.Key % 2));
            var answer = await client.OrderAsync(order.Key, order.Value);
            Assert.Equal((HttpStatusCode.OK, "placed"), (answer.Status, answer.Text("status")));
            var all = (await client.OrdersAsync(order.Key)).Body.GetProperty("orders").EnumerateArray();
            Assert.Single(all, one => one.GetProperty("status").GetString() == "placed");
        });
    }
}
