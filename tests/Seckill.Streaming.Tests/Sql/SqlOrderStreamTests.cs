using Seckill.Orders;
using Seckill.TestKit;

namespace Seckill.Streaming.Tests.Sql;

public sealed class SqlOrderStreamTests : OrderStreamExtensionsTests<SqlWorld>
{
    [Fact]
    public async Task I2_WhatTheLedgerDoesNotTakeForAWeekIsNeitherGivenUpNorReordered()
    {
        Assert.SkipUnless(TestEngine.IsEmbedded, "a week passes on a clock that is moved by hand, which only the embedded engine runs on");

        // The engine's own patience, Orleans' default, ends after a minute.
        var clock = new ManualTimeProvider();
        await using var world = new SqlWorld();
        await world.CreateAsync();
        var ledger = new RecordingLedger { IsDown = true };
        var cluster = await StartAsync(world, ledger, clock);
        for (var i = 1; i <= 3; i++) await StreamOf(cluster, 1).OnNextBatchAsync([Some.Accepted(i)]);
        await ledger.Asked;
        for (var hour = 0; hour < 7 * 24; hour++) await PassAsync(clock, TimeSpan.FromHours(1));

        // The clock runs on, so a delivery may count as timed out although it was written, and come again.
        ledger.IsDown = false;
        var taken = new List<OrderEvent>();
        while (taken.Count < 3)
        {
            var next = ledger.TakeAsync(1);
            while (!next.IsCompleted) await PassAsync(clock, TimeSpan.FromSeconds(1));
            taken = [.. taken.Concat(await next).Distinct()];
        }

        Assert.Equal(Enumerable.Range(1, 3).Select(i => (OrderEvent)Some.Accepted(i)), taken);
        var stopping = cluster.DisposeAsync().AsTask();
        while (!stopping.IsCompleted) await PassAsync(clock, TimeSpan.FromSeconds(1));
        await stopping;
    }

    private static async Task PassAsync(ManualTimeProvider clock, TimeSpan time)
    {
        clock.Advance(time);
        await Task.Yield();
    }
}
