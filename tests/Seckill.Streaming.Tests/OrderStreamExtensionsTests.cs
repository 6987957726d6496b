using Microsoft.Extensions.DependencyInjection;
using Orleans.Streams;
using Orleans.TestingHost;
using Seckill.Orders;
using Seckill.Storage;

namespace Seckill.Streaming.Tests;

/// <summary>The order stream in a silo, with the real OrderWriterGrain behind it.</summary>
public abstract class OrderStreamExtensionsTests<TWorld> where TWorld : IOrderQueueWorld, new()
{
    [Fact]
    public async Task WhatIsProducedIsDeliveredInOrder()
    {
        await using var world = new TWorld();
        await world.CreateAsync();
        var ledger = new RecordingLedger();
        await using var cluster = await StartAsync(world, ledger);
        for (var i = 1; i <= 50; i++) await StreamOf(cluster, 1).OnNextBatchAsync([Some.Accepted(i), Some.Barrier(i)]);
        Assert.Equal(
            Enumerable.Range(1, 50).SelectMany(i => (OrderEvent[])[Some.Accepted(i), Some.Barrier(i)]),
            await ledger.TakeAsync(100));
    }

    [Fact]
    public async Task I2_WhatTheLedgerDidNotTakeComesAgainAfterARestart()
    {
        await using var world = new TWorld();
        await world.CreateAsync();
        var down = new RecordingLedger { IsDown = true };
        await using (var cluster = await StartAsync(world, down))
        {
            for (var i = 1; i <= 3; i++) await StreamOf(cluster, 1).OnNextBatchAsync([Some.Accepted(i)]);
            await down.Asked;
        }

        var ledger = new RecordingLedger();
        await using var restarted = await StartAsync(world, ledger);
        Assert.Equal(Enumerable.Range(1, 3).Select(i => (OrderEvent)Some.Accepted(i)), await ledger.TakeAsync(3));
    }

    private protected static IAsyncStream<OrderEvent> StreamOf(InProcessTestCluster cluster, int partition) => cluster
        .GetSiloServiceProvider()
        .GetRequiredKeyedService<IStreamProvider>(OrderStreams.Provider)
        .GetStream<OrderEvent>(OrderPartitions.StreamOf(partition));

    private protected static async Task<InProcessTestCluster> StartAsync(
        TWorld world, RecordingLedger ledger, TimeProvider? clock = null)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton(clock ?? TimeProvider.System)
                .AddMemoryListingCache()
                .AddSingleton<IOrderLedger>(ledger)
                .AddSingleton<IOrderLifecycle>(ledger)
                .AddSingleton<ICrashPoints, NoCrashPoints>();
            world.AddTo(silo);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }
}
