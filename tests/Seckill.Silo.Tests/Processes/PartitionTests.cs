using Microsoft.Data.Sqlite;
using Seckill.Orders;
using Seckill.Silo.Backends;
using Seckill.Silo.Http;

namespace Seckill.Silo.Processes;

/// <summary>The number of partitions is not changed under orders that are on the stream.</summary>
public sealed class PartitionTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Another_number_is_refused_while_orders_are_on_the_stream_and_taken_when_they_are_written()
    {
        await using var world = Backend.New(BackendKind.Defaults);
        var tokens = new TestTokens();
        string[] settings = [.. world.Settings, $"--Auth:SigningKey={tokens.SigningKey}"];
        string orderId;
        long productId;
        var (crashing, address) = await SiloProcess.StartCrashingAsync(
            world.Folder.Path, CrashPoint.BeforeLedgerCommit, 2, [.. settings, "--Stream:Partitions=4"]);
        await using (crashing)
        {
            using var client = new SaleClient(address, tokens);
            productId = await client.CreateSaleAsync(stock: 10);
            orderId = await BuyAsync(client);
            await crashing.EndedAsync();
        }

        var (exitCode, errors) = await SiloProcess.RunAsync(world.Folder.Path, [.. settings, "--Stream:Partitions=2"]);
        Assert.NotEqual(0, exitCode);

        // The order; the barrier before it is written, but an engine may tell the stream of that together with what follows.
        Assert.Matches("^Stream:Partitions: [12] messages lie on 4 partitions", errors);

        foreach (var partitions in new[] { 4, 2 })
        {
            var (silo, newAddress) = await SiloProcess.StartAsync(world.Folder.Path, [.. settings, $"--Stream:Partitions={partitions}"]);
            await using var running = silo;
            using var client = new SaleClient(newAddress, tokens);
            var sale = Assert.Single(await client.AuditAsync(productId));
            Assert.Equal(1, sale.GetProperty("placed").GetInt64());
            if (orderId.Length > 0) Assert.Equal("placed", (await client.OrderAsync(1, orderId)).Text("status"));
            await AwaitEmptyStreamAsync(world.Folder.File("seckill.stream.db"));
        }

        async Task<string> BuyAsync(SaleClient client)
        {
            try
            {
                return (await client.BuyAsync(1, productId)).OrderId!;
            }
            catch (HttpRequestException)
            {
                // The silo died between the confirmation and the answer.
                return "";
            }
        }
    }

    /// <summary>What is written is taken off the stream a moment later.</summary>
    private static async Task AwaitEmptyStreamAsync(string file)
    {
        using var limit = new CancellationTokenSource(Patience);
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(limit.Token);
        await using var count = connection.CreateCommand();
        count.CommandText = "SELECT COUNT(*) FROM stream_messages";
        while ((long)(await count.ExecuteScalarAsync(limit.Token))! > 0) limit.Token.ThrowIfCancellationRequested();
    }
}
