using Orleans.Runtime;

namespace Orleans.Conformance.Tests.Streaming;

/// <summary>What becomes of messages whose delivery fails.</summary>
public sealed class StreamFailureTests
{
    private const int Rounds = 10;

    [Theory, InlineData(1), InlineData(100)]
    public async Task Nothing_is_acknowledged_before_its_delivery_has_succeeded(int batchSize)
    {
        await using var cluster = await StreamWorld.StartAsync(queues: 2, batchSize: batchSize);
        var (slow, quick) = (KeyOn(cluster, 0), KeyOn(cluster, 1));
        var delivering = new TaskCompletionSource();
        cluster.Log.OnDelivery = (_, events) => events.Contains(1) ? delivering.Task : Task.CompletedTask;
        await cluster.Producer.PublishAsync("batches", slow, [1, 2]);
        await cluster.Log.UntilAttempts(1);

        // Meanwhile the other queue is read, delivered and acknowledged again and again.
        for (var round = 1; round <= Rounds; round++)
        {
            await cluster.Producer.PublishOneAsync("batches", quick, 10 + round);
            await cluster.Broker.UntilAcknowledged(round);
        }

        Assert.Equal(0, cluster.Broker.AcknowledgedOf(cluster.Broker.Queues[0]));
        delivering.SetResult();
        await cluster.Broker.UntilAllAcknowledged();
        Assert.Equal([1, 2], cluster.Log.EventsOf($"batches/{slow}"));
    }

    [Theory, InlineData(1), InlineData(100)]
    public async Task A_delivery_that_fails_comes_again_whole_and_before_what_follows_it(int batchSize)
    {
        await using var cluster = await StreamWorld.StartAsync(batchSize: batchSize);
        var acknowledgedWhenFailing = new List<long>();
        cluster.Log.OnDelivery = (_, _) =>
        {
            if (cluster.Log.Attempts > 2) return Task.CompletedTask;
            acknowledgedWhenFailing.Add(cluster.Broker.Acknowledged);
            throw new InvalidOperationException("not yet");
        };
        await cluster.Producer.PublishAsync("batches", "1", [1, 2]);
        await cluster.Log.UntilAttempts(1);
        await cluster.Producer.PublishAsync("batches", "1", [3]);
        await cluster.Broker.UntilAllAcknowledged();
        Assert.Equal([0, 0], acknowledgedWhenFailing);
        Assert.Equal([[1, 2], [3]], cluster.Log.Taken.Select(delivery => delivery.Events));
        Assert.Empty(cluster.Failures.Dropped);
        Assert.Empty(cluster.Log.Errors);
    }

    [Fact]
    public async Task A_stream_that_fails_does_not_hold_up_the_others_of_the_same_read()
    {
        await using var cluster = await StreamWorld.StartAsync();
        cluster.Broker.SetOpen(false);
        cluster.Log.OnDelivery = (stream, _) => stream.GetKeyAsString() == "1" ? throw new InvalidOperationException("ill") : Task.CompletedTask;
        await cluster.Producer.PublishOneAsync("batches", "1", 1);
        await cluster.Producer.PublishOneAsync("batches", "2", 2);
        cluster.Broker.SetOpen(true);
        await cluster.Log.UntilTaken(1);
        Assert.Equal([2], cluster.Log.EventsOf("batches/2"));
        Assert.Equal(0, cluster.Broker.Acknowledged);

        cluster.Log.OnDelivery = (_, _) => Task.CompletedTask;
        await cluster.Broker.UntilAllAcknowledged();
        Assert.Equal([1], cluster.Log.EventsOf("batches/1"));
    }

    private static string KeyOn(StreamWorld cluster, int queue) => Enumerable.Range(0, 100)
        .First(key => cluster.Broker.QueueOf(StreamId.Create("batches", key)) == cluster.Broker.Queues[queue]).ToString();
}
