using System.Collections.Concurrent;
using Seckill.Orders;
using Seckill.Silo.Backends;
using Seckill.Silo.Clusters;
using Seckill.Silo.Http;

namespace Seckill.Silo.Processes;

/// <summary>
/// A silo dies by SIGKILL somewhere in the life of orders that are paid, cancelled, paid too late, or left alone. Whatever was
/// half done, after a restart every order ends, and every unit and every cent is explained.
/// </summary>
public abstract class LifeCrashTests(BackendKind backend)
{
    private const long Stock = 20;
    private const long Buyers = 8;

    // Due orders are looked for by four writers every second, so the twentieth look finds some.
    [Theory]
    [InlineData(CrashPoint.BeforePaymentRequest, 1)]
    [InlineData(CrashPoint.BeforeSettlement, 1)]
    [InlineData(CrashPoint.AfterSettlement, 1)]
    [InlineData(CrashPoint.BeforeRefund, 1)]
    [InlineData(CrashPoint.AfterRefund, 1)]
    [InlineData(CrashPoint.BeforeCancellation, 1)]
    [InlineData(CrashPoint.AfterCancellation, 1)]
    [InlineData(CrashPoint.BeforeSweep, 20)]
    [InlineData(CrashPoint.AfterSweep, 1)]
    [InlineData(CrashPoint.BeforeRestock, 1)]
    public async Task After_a_restart_every_order_ends_and_every_unit_is_explained(CrashPoint point, int visit)
    {
        await using var world = Backend.New(backend);
        var tokens = new TestTokens();
        string[] settings =
        [
            .. world.Settings, $"--Auth:SigningKey={tokens.SigningKey}", "--Orders:PaymentSeconds=4", "--Payments:SandboxDelayMs=400",
        ];
        var orders = new ConcurrentDictionary<string, (long User, List<string> Seen)>();
        long productId;
        var (crashing, address) = await SiloProcess.StartCrashingAsync(world.Folder.Path, point, visit, settings);
        await using (crashing)
        {
            using var client = new SaleClient(address, tokens);
            productId = await client.CreateSaleAsync(Stock);
            await Task.WhenAll(Enumerable.Range(1, (int)Buyers).Select(user => LiveAsync(client, productId, user, orders)));
            await crashing.EndedAsync();
        }

        var (restarted, newAddress) = await SiloProcess.StartAsync(world.Folder.Path, settings);
        await using var silo = restarted;
        using var reader = new SaleClient(newAddress, tokens);
        await Task.WhenAll(orders.Select(async order =>
        {
            // Goes on from where it broke, and ends with the order's final word; nothing is shown twice.
            var (user, seen) = order.Value;
            await reader.FollowAsync(user, order.Key, seen);
            Assert.True(seen[^1] is "paid" or "cancelled", $"{order.Key} ended with {seen[^1]}.");
            Assert.Equal(seen.Distinct(), seen);
            if (user % 4 == 3) Assert.NotEqual("paid", seen[^1]);
        }));
        var sale = Assert.Single(await reader.AuditAsync(productId));
        Assert.Equal((0L, 0L), (sale.GetProperty("placed").GetInt64(), sale.GetProperty("rejected").GetInt64()));
        Assert.Equal(Stock, sale.GetProperty("paid").GetInt64() + sale.GetProperty("available").GetInt64());
    }

    /// <summary>One buyer of four pays, one cancels, one pays and cancels before the provider's word, and one does nothing.</summary>
    private static async Task LiveAsync(
        SaleClient client, long productId, long user, ConcurrentDictionary<string, (long User, List<string> Seen)> orders)
    {
        try
        {
            var order = await client.BuyAsync(user, productId, waitSeconds: 20);
            if (order.OrderId is not { } id) return;
            orders[id] = (user, []);
            var watching = client.FollowAsync(user, id, orders[id].Seen);
            try
            {
                if (user % 4 is 0 or 1) await client.SendAsync(HttpMethod.Post, $"/api/orders/{id}/pay", user);
                if (user % 4 is 1 or 2) await client.SendAsync(HttpMethod.Post, $"/api/orders/{id}/cancel", user);
            }
            finally
            {
                await watching; // It breaks with the silo, and adds nothing after that.
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            // The silo has died.
        }
    }
}
