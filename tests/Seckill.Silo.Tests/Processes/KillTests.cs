using System.Collections.Concurrent;
using System.Net;
using Seckill.Silo.Backends;
using Seckill.Silo.Http;

namespace Seckill.Silo.Processes;

/// <summary>A silo's process is killed under load and started again on the same data.</summary>
public abstract class KillTests(BackendKind backend)
{
    private const int Rounds = 3;
    private const int AcceptedPerRound = 400;
    private const int Workers = 32;

    [Fact]
    public async Task Every_order_that_was_answered_with_202_is_in_the_ledger_after_a_kill()
    {
        await using var world = Backend.New(backend);
        var tokens = new TestTokens();
        var accepted = new ConcurrentDictionary<string, long>();
        var buyers = 0L;
        var productId = 0L;
        string[] settings = [.. world.Settings, $"--Auth:SigningKey={tokens.SigningKey}"];

        for (var round = 1; round <= Rounds; round++)
        {
            var (process, address) = await SiloProcess.StartAsync(world.Folder.Path, settings);
            await using var silo = process;
            using var client = new SaleClient(address, tokens);
            if (productId == 0) productId = await client.CreateSaleAsync(stock: 100_000);
            using var enough = new CancellationTokenSource();
            var target = round * AcceptedPerRound;
            var load = Enumerable.Range(0, Workers).Select(_ => PressAsync(client, target, enough)).ToArray();
            await Task.WhenAny(Task.WhenAll(load), Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, enough.Token));
            await process.KillAsync();
            await Task.WhenAll(load);
        }

        var (last, lastAddress) = await SiloProcess.StartAsync(world.Folder.Path, settings);
        await using var restarted = last;
        using var reader = new SaleClient(lastAddress, tokens);
        var sale = Assert.Single(await reader.AuditAsync(productId));
        Assert.True(sale.GetProperty("placed").GetInt64() >= accepted.Count);
        Assert.True(accepted.Count >= Rounds * AcceptedPerRound);
        await Parallel.ForEachAsync(accepted, async (order, _) =>
        {
            var answer = await reader.OrderAsync(order.Value, order.Key);
            Assert.Equal((HttpStatusCode.OK, "placed"), (answer.Status, answer.Text("status")));
        });

        async Task PressAsync(SaleClient client, int target, CancellationTokenSource enough)
        {
            while (true)
            {
                var user = Interlocked.Increment(ref buyers);
                try
                {
                    var answer = await client.BuyAsync(user, productId);
                    if (answer.Status == HttpStatusCode.Accepted) accepted[answer.OrderId!] = user;
                    if (accepted.Count >= target) await enough.CancelAsync();
                }
                catch (Exception exception) when (exception is HttpRequestException or IOException)
                {
                    // The process is gone: what was in flight may be there or not.
                    return;
                }
            }
        }
    }
}
