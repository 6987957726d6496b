using Orleans.Streams;

namespace Orleans.Embedded.Tests.Streaming;

/// <summary>What becomes of messages whose delivery fails.</summary>
public sealed class StreamFailureTests
{
    [Fact]
    public async Task Nothing_is_acknowledged_before_its_delivery_has_succeeded()
    {
        await using var cluster = await StreamCluster.StartAsync();
        var delivering = new TaskCompletionSource();
        cluster.Log.OnDelivery = (_, _) => delivering.Task;
        await cluster.Producer.PublishAsync("batches", "1", [1, 2]);
        await cluster.Log.UntilAttempts(1);
        Assert.Equal(0, cluster.Broker.Acknowledged);

        delivering.SetResult();
        await cluster.Broker.UntilAllAcknowledged();
        Assert.Equal([1, 2], cluster.Log.EventsOf("batches/1"));
    }

    [Fact]
    public async Task A_delivery_that_fails_comes_again_whole_and_before_what_follows_it()
    {
        await using var cluster = await StreamCluster.StartAsync(configure: options => options.BatchContainerBatchSize = 1);
        var acknowledgedWhenFailing = new List<long>();
        cluster.Log.OnDelivery = (_, _) =>
        {
            if (cluster.Log.Attempts > 3) return Task.CompletedTask;
            acknowledgedWhenFailing.Add(cluster.Broker.Acknowledged);
            throw new InvalidOperationException("not yet");
        };
        await cluster.Producer.PublishAsync("batches", "1", [1, 2]);
        await cluster.Producer.PublishAsync("batches", "1", [3]);
        await cluster.PassTimeUntil(cluster.Broker.UntilAllAcknowledged());
        Assert.Equal([0, 0, 0], acknowledgedWhenFailing);
        Assert.Equal([[1, 2], [3]], cluster.Log.Taken.Select(delivery => delivery.Events));
    }

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
    public async Task A_stream_that_fails_does_not_hold_up_the_others_of_the_same_read()
    {
        await using var cluster = await StreamCluster.StartAsync();
        cluster.Broker.SetOpen(false);
        cluster.Log.OnDelivery = (stream, _) => stream.GetKeyAsString() == "1" ? throw new InvalidOperationException("ill") : Task.CompletedTask;
        await cluster.Producer.PublishOneAsync("batches", "1", 1);
        await cluster.Producer.PublishOneAsync("batches", "2", 2);
        cluster.Broker.SetOpen(true);
        await cluster.Log.UntilTaken(1);
        Assert.Equal([2], cluster.Log.EventsOf("batches/2"));
        Assert.Equal(0, cluster.Broker.Acknowledged);

        cluster.Log.OnDelivery = (_, _) => Task.CompletedTask;
        await cluster.PassTimeUntil(cluster.Broker.UntilAllAcknowledged());
        Assert.Equal([1], cluster.Log.EventsOf("batches/1"));
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
