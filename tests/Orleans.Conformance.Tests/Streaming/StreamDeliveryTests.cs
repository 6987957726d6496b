using Orleans.Conformance.Tests.Streaming.Kit;
using Orleans.Runtime;

namespace Orleans.Conformance.Tests.Streaming;

/// <summary>What a consumer gets, in which order and in which groups.</summary>
public sealed class StreamDeliveryTests
{
    [Fact]
    public async Task Events_come_in_the_order_in_which_they_were_produced()
    {
        await using var cluster = await StreamWorld.StartAsync(queues: 3);
        var expected = Enumerable.Range(0, 50).Select(number => (long)number).ToArray();
        foreach (var pair in expected.Chunk(2))
            foreach (var key in new[] { "1", "2", "3" }) await cluster.Producer.PublishAsync("batches", key, pair);
        await cluster.Log.UntilTaken(150);
        await cluster.Broker.UntilAllAcknowledged();
        foreach (var key in new[] { "1", "2", "3" }) Assert.Equal(expected, cluster.Log.EventsOf($"batches/{key}"));
    }

    [Fact]
    public async Task A_batch_observer_gets_consecutive_messages_in_one_call_up_to_the_batch_size()
    {
        await using var cluster = await StreamWorld.StartAsync(batchSize: 3);
        cluster.Broker.SetOpen(false);
        for (var i = 0; i < 7; i++) await cluster.Producer.PublishAsync("batches", "1", [10 * i, (10 * i) + 1]);
        cluster.Broker.SetOpen(true);
        await cluster.Log.UntilTaken(14);
        Assert.Equal(
            [[0, 1, 10, 11, 20, 21], [30, 31, 40, 41, 50, 51], [60, 61]],
            cluster.Log.Taken.Select(delivery => delivery.Events));
    }

    [Fact]
    public async Task An_observer_gets_one_call_for_each_event()
    {
        await using var cluster = await StreamWorld.StartAsync();
        await cluster.Producer.PublishAsync("events", "Ann", [1, 2, 3]);
        await cluster.Producer.PublishOneAsync("events", "Ann", 4);
        await cluster.Log.UntilTaken(4);
        Assert.Equal([[1], [2], [3], [4]], cluster.Log.Taken.Select(delivery => delivery.Events));
    }

    [Fact]
    public async Task A_consumer_attaches_its_observer_once_for_each_activation_and_stream()
    {
        await using var cluster = await StreamWorld.StartAsync();
        await cluster.Producer.PublishOneAsync("batches", "1", 1);
        await cluster.Log.UntilTaken(1);
        await cluster.Producer.PublishOneAsync("batches", "1", 2);
        await cluster.Log.UntilTaken(2);
        Assert.Single(cluster.Log.Subscribed);

        await cluster.World.Client.GetGrain<IBatchConsumerGrain>(1).LeaveAsync();
        await cluster.Producer.PublishOneAsync("batches", "1", 3);
        await cluster.Log.UntilTaken(3);
        Assert.Equal(2, cluster.Log.Subscribed.Select(subscribed => subscribed.Activation).Distinct().Count());
        Assert.Equal([1, 2, 3], cluster.Log.EventsOf("batches/1"));
    }

    [Fact]
    public async Task A_class_with_two_subscriptions_takes_both_namespaces_in_one_grain()
    {
        await using var cluster = await StreamWorld.StartAsync();
        await cluster.Producer.PublishOneAsync("events", "Ann", 1);
        await cluster.Producer.PublishOneAsync("more-events", "Ann", 2);
        await cluster.Log.UntilTaken(2);
        Assert.Equal([("events/Ann", 1L), ("more-events/Ann", 2L)], cluster.Log.Taken.Select(delivery => (delivery.Stream, delivery.Events[0])).Order());
    }

    [Fact]
    public async Task The_key_of_the_grain_is_read_from_the_key_of_the_stream()
    {
        await using var cluster = await StreamWorld.StartAsync();
        var guid = Guid.NewGuid();
        await cluster.Producer.PublishOneAsync("batches", "-42", 1);
        await cluster.Producer.PublishOneAsync("guids", guid.ToString("N"), 2);
        await cluster.Broker.UntilAllAcknowledged();
        Assert.Equal([1], cluster.Log.EventsOf("batches/-42"));
        Assert.Contains((StreamId.Create("guids", guid).ToString(), guid), cluster.Log.Subscribed);
    }

    [Fact]
    public async Task What_nobody_takes_is_let_go()
    {
        await using var cluster = await StreamWorld.StartAsync();
        await cluster.Producer.PublishOneAsync("nobody", "1", 1);
        await cluster.Producer.PublishOneAsync("guids", Guid.NewGuid().ToString("N"), 2);
        await cluster.Broker.UntilAllAcknowledged();
        Assert.Empty(cluster.Log.Taken);
    }

    [Fact]
    public async Task An_empty_batch_is_no_delivery()
    {
        await using var cluster = await StreamWorld.StartAsync();
        await cluster.Producer.PublishAsync("batches", "1", []);
        await cluster.Broker.UntilAllAcknowledged();
        Assert.Equal(0, cluster.Log.Attempts);
    }

    [Fact]
    public async Task More_than_one_read_may_hold_is_delivered_all_the_same()
    {
        await using var cluster = await StreamWorld.StartAsync(batchSize: 7);
        cluster.Broker.SetOpen(false);
        for (var i = 0; i < 250; i++) await cluster.Producer.PublishOneAsync("batches", "1", i);
        cluster.Broker.SetOpen(true);
        await cluster.Log.UntilTaken(250);
        Assert.Equal(Enumerable.Range(0, 250).Select(number => (long)number), cluster.Log.EventsOf("batches/1"));
    }
}
