using Orleans.Conformance.Tests.Streaming.Kit;
using Orleans.Streams;

namespace Orleans.Embedded.Tests.Streaming;

/// <summary>What becomes of messages whose delivery fails.</summary>
public sealed class StreamFailureTests
{
    [Fact]
    public async Task Nothing_is_dropped_however_long_deliveries_fail()
    {
        await using var cluster = await StreamCluster.StartAsync();
        var isDown = true;
        cluster.Log.OnDelivery = (_, _) => isDown ? throw new InvalidOperationException("The database is down.") : Task.CompletedTask;
        for (var i = 0; i < 5; i++) await cluster.Producer.PublishOneAsync("batches", "1", i);
        var outage = await cluster.PassTimeUntil(cluster.Log.UntilAttempts(200));
        Assert.True(outage > TimeSpan.FromMinutes(10), $"only {outage}");
        Assert.Equal(0, cluster.Broker.Acknowledged);

        Volatile.Write(ref isDown, false);
        await cluster.PassTimeUntil(cluster.Broker.UntilAllAcknowledged());
        Assert.Equal([0, 1, 2, 3, 4], cluster.Log.EventsOf("batches/1"));
        Assert.Empty(cluster.Failures.Dropped);
        Assert.Empty(cluster.Log.Errors);
    }

    [Fact]
    public async Task After_the_longest_delivery_time_messages_are_dropped_and_those_concerned_are_told()
    {
        await using var cluster = await StreamCluster.StartAsync(configure: options =>
        {
            options.BatchContainerBatchSize = 1;
            options.MaxEventDeliveryTime = TimeSpan.FromMinutes(1);
        });
        cluster.Log.OnDelivery = (_, events) => events.Contains(1) ? throw new InvalidOperationException("poison") : Task.CompletedTask;
        await cluster.Producer.PublishOneAsync("batches", "1", 0);
        await cluster.Producer.PublishOneAsync("batches", "1", 1);
        await cluster.Producer.PublishOneAsync("batches", "1", 2);
        var passed = await cluster.PassTimeUntil(cluster.Broker.UntilAllAcknowledged());
        Assert.True(passed >= TimeSpan.FromMinutes(1), $"only {passed}");
        Assert.Equal([0, 2], cluster.Log.EventsOf("batches/1"));
        Assert.Equal([("batches/1", 1L)], cluster.Failures.Dropped);
        Assert.IsType<StreamEventDeliveryFailureException>(Assert.Single(cluster.Log.Errors));
    }

    [Fact]
    public async Task A_receiver_that_does_not_start_is_tried_again()
    {
        var failures = 5;
        await using var cluster = await StreamCluster.StartAsync();
        await cluster.Cluster.StopSiloAsync(cluster.Cluster.Silos[0]);
        cluster.Broker.OnInitialize = () =>
        {
            if (Interlocked.Decrement(ref failures) >= 0) throw new BrokerDownException();
        };
        await cluster.Cluster.StartAdditionalSiloAsync();
        await cluster.PassTimeUntil(cluster.Broker.UntilOwners(owners => owners[0] is not null));
        await cluster.Producer.PublishOneAsync("batches", "1", 1);
        await cluster.PassTimeUntil(cluster.Broker.UntilAllAcknowledged());
        Assert.Equal([1], cluster.Log.EventsOf("batches/1"));
    }
}
