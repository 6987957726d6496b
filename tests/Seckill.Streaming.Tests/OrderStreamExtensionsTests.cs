using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Streams;
using Orleans.TestingHost;
using Seckill.Orders;
using Seckill.Storage;
using Seckill.TestKit;

namespace Seckill.Streaming.Tests;

/// <summary>The order stream in a silo, with the real OrderWriterGrain behind it.</summary>
public sealed class OrderStreamExtensionsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task WhatIsProducedIsDeliveredInOrder()
    {
        var ledger = new RecordingLedger();
        await using var cluster = await StartAsync(ledger);
        for (var i = 1; i <= 50; i++) await StreamOf(cluster, 1).OnNextBatchAsync([Some.Accepted(i), Some.Barrier(i)]);
        Assert.Equal(
            Enumerable.Range(1, 50).SelectMany(i => (OrderEvent[])[Some.Accepted(i), Some.Barrier(i)]),
            await ledger.TakeAsync(100));
    }

    [Fact]
    public async Task I2_WhatTheLedgerDidNotTakeComesAgainAfterARestart()
    {
        var down = new RecordingLedger { IsDown = true };
        await using (var cluster = await StartAsync(down))
        {
            for (var i = 1; i <= 3; i++) await StreamOf(cluster, 1).OnNextBatchAsync([Some.Accepted(i)]);
            await down.Asked;
        }

        var ledger = new RecordingLedger();
        await using var restarted = await StartAsync(ledger);
        Assert.Equal(Enumerable.Range(1, 3).Select(i => (OrderEvent)Some.Accepted(i)), await ledger.TakeAsync(3));
    }

    public void Dispose() => _folder.Dispose();

    private static IAsyncStream<OrderEvent> StreamOf(InProcessTestCluster cluster, int partition) =>
        cluster.GetSiloServiceProvider()
        .GetRequiredKeyedService<IStreamProvider>(OrderStreams.Provider)
        .GetStream<OrderEvent>(OrderPartitions.StreamOf(partition));

    private async Task<InProcessTestCluster> StartAsync(RecordingLedger ledger)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services
                .AddSqliteOrderQueue($"Data Source={_folder.File("stream.db")}")
                .AddMemoryListingCache()
                .AddSingleton<IOrderLedger>(ledger);
            silo.AddSqlOrderStream(partitions: 2);
            silo.AddStartupTask((services, stop) => services.GetRequiredService<StorageInitializer>().ApplyAsync(stop));
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }
}
