using System.Collections.Concurrent;
using System.Net;
using Seckill.Orders;
using Seckill.Silo.Backends;
using Seckill.Silo.Http;

namespace Seckill.Silo.Processes;

/// <summary>A silo dies by SIGKILL just before the ledger's commit, and just before the stream hears of it.</summary>
public abstract class CrashPointTests(BackendKind backend)
{
    private const int MaxPresses = 2_000;

    [Theory]
    [InlineData(CrashPoint.BeforeLedgerCommit, 3)]
    [InlineData(CrashPoint.BeforeAcknowledgement, 3)]
    public async Task After_a_restart_nothing_is_lost_and_nothing_is_doubled(CrashPoint point, int visit)
    {
        await using var world = Backend.New(backend);
        var tokens = new TestTokens();
        string[] settings = [.. world.Settings, $"--Auth:SigningKey={tokens.SigningKey}"];
        var accepted = new ConcurrentDictionary<string, long>();
        long productId;

        // The first visit is the barrier of the sale's opening, the second the first batch of orders.
        var (crashing, address) = await SiloProcess.StartCrashingAsync(world.Folder.Path, point, visit, settings);
        await using (crashing)
        {
            using var client = new SaleClient(address, tokens);
            productId = await client.CreateSaleAsync(stock: 10_000);
            for (var user = 1L; user <= MaxPresses && await PressAsync(client, user); user++) { }

            await crashing.EndedAsync();
        }

        Assert.NotEmpty(accepted);
        var (restarted, newAddress) = await SiloProcess.StartAsync(world.Folder.Path, settings);
        await using var silo = restarted;
        using var reader = new SaleClient(newAddress, tokens);
        var sale = Assert.Single(await reader.AuditAsync(productId));
        Assert.Equal(0, sale.GetProperty("rejected").GetInt64());
        foreach (var (orderId, user) in accepted) Assert.Equal("placed", (await reader.OrderAsync(user, orderId)).Text("status"));

        // One that was in flight may be there as well, but nobody has two.
        Assert.InRange(sale.GetProperty("placed").GetInt64(), accepted.Count, accepted.Count + 1);

        async Task<bool> PressAsync(SaleClient client, long user)
        {
            try
            {
                var answer = await client.BuyAsync(user, productId);
                if (answer.Status == HttpStatusCode.Accepted) accepted[answer.OrderId!] = user;
                return true;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }
    }
}
