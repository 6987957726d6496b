using Orleans.Conformance.Tests.Streaming.Kit;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Streaming;

/// <summary>Which silo reads which queue, and what happens when silos come and go.</summary>
public sealed class QueueHandOverTests
{
    private static readonly string[] Keys = ["1", "2", "3", "4"];

    [Fact]
    public async Task Every_queue_has_one_reader_and_the_silos_share_them()
    {
        await using var cluster = await StreamCluster.StartAsync(queues: 5, silos: 2);
        await cluster.Broker.UntilOwners(owners => Shares(owners).SequenceEqual([2, 3]));
        var third = await cluster.Cluster.StartAdditionalSiloAsync();
        await cluster.Broker.UntilOwners(owners => Shares(owners).SequenceEqual([1, 2, 2]));
        await cluster.Cluster.StopSiloAsync(third);
        await cluster.Broker.UntilOwners(owners => Shares(owners).SequenceEqual([2, 3]));
    }

    [Fact]
    public async Task When_a_silo_is_killed_the_others_read_its_queues_on_and_nothing_is_lost()
    {
        await using var cluster = await StreamCluster.StartAsync(queues: 4, silos: 2);
        await cluster.Broker.UntilOwners(owners => owners.All(owner => owner is not null));
        var delivering = new TaskCompletionSource();
        cluster.Log.OnDelivery = (_, _) => delivering.Task;
        for (var key = 0; key < 20; key++) await cluster.Producer.PublishAsync("batches", $"{key}", [1, 2, 3]);
        await cluster.Log.UntilAttempts(4);

        var victim = cluster.Broker.Owners()[0]!;
        await KillAsync(cluster, victim);
        delivering.SetResult();
        await cluster.PassTimeUntil(cluster.Broker.UntilAllAcknowledged());
        Assert.DoesNotContain(victim, cluster.Broker.Owners());
        for (var key = 0; key < 20; key++) Assert.Equal([1, 2, 3], cluster.Log.EventsOf($"batches/{key}").Distinct());
    }

    [Fact]
    public async Task A_killed_silo_acknowledges_nothing_though_its_deliveries_succeed_later()
    {
        await using var cluster = await StreamCluster.StartAsync(silos: 2);
        await cluster.Broker.UntilOwners(owners => owners[0] is not null);
        var first = new TaskCompletionSource();
        var second = new TaskCompletionSource();
        cluster.Log.OnDelivery = (_, _) => cluster.Log.Attempts <= Keys.Length ? first.Task : second.Task;
        await PublishTogetherAsync(cluster, Keys);
        await cluster.Log.UntilAttempts(Keys.Length);

        // Some of the consumers live on the silo that stays: what was sent to them is still under way when the queue has moved.
        var victim = cluster.Broker.Owners()[0]!;
        await KillAsync(cluster, victim);
        await cluster.Broker.UntilOwners(owners => owners[0] is not null && owners[0] != victim);
        first.SetResult();
        await cluster.PassTimeUntil(cluster.Log.UntilAttempts(2 * Keys.Length));
        Assert.Equal(0, cluster.Broker.Acknowledged);
        second.SetResult();
        await cluster.PassTimeUntil(cluster.Broker.UntilAllAcknowledged());
        Assert.Equal([$"{victim} opens 0"], cluster.Broker.Log.Where(entry => entry.StartsWith(victim, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_queue_that_moves_is_not_opened_before_the_delivery_under_way_has_ended()
    {
        await using var cluster = await StreamCluster.StartAsync(queues: 4);
        await cluster.Broker.UntilOwners(owners => owners.All(owner => owner is not null));
        var first = cluster.Broker.Owners()[1]!;
        var delivering = new TaskCompletionSource();
        cluster.Log.OnDelivery = (_, _) => delivering.Task;
        var key = Enumerable.Range(0, 100).First(key => cluster.Broker.QueueOf(StreamId.Create("batches", key)) == cluster.Broker.Queues[1]);
        await cluster.Producer.PublishOneAsync("batches", $"{key}", 7);
        await cluster.Log.UntilAttempts(1);

        await cluster.Cluster.StartAdditionalSiloAsync();
        await cluster.Broker.UntilOwners(owners => owners[3] is { } owner && owner != first);
        Assert.Equal(first, cluster.Broker.Owners()[1]);
        delivering.SetResult();
        await cluster.Broker.UntilOwners(owners => owners[1] == owners[3]);
        Assert.Equal(1, cluster.Broker.AcknowledgedOf(cluster.Broker.Queues[1]));
        Assert.Equal([7], cluster.Log.EventsOf($"batches/{key}"));
    }

    [Fact]
    public async Task A_silo_that_stops_ends_its_delivery_acknowledges_it_and_closes_before_another_opens()
    {
        await using var cluster = await StreamCluster.StartAsync(silos: 2);
        await cluster.Broker.UntilOwners(owners => owners[0] is not null);
        var delivering = new TaskCompletionSource();
        cluster.Log.OnDelivery = (_, _) => delivering.Task;
        await cluster.Producer.PublishOneAsync("batches", "1", 7);
        await cluster.Log.UntilAttempts(1);

        var owner = cluster.Broker.Owners()[0]!;
        var stopping = cluster.Cluster.StopSiloAsync(cluster.Silo(owner));
        delivering.SetResult();
        await cluster.PassTimeUntil(stopping);
        await cluster.Broker.UntilOwners(owners => owners[0] is not null && owners[0] != owner);
        var next = cluster.Broker.Owners()[0]!;
        Assert.Equal([$"{owner} opens 0", $"{owner} acknowledges 0", $"{owner} closes 0", $"{next} opens 0"], cluster.Broker.Log);
        Assert.Equal([7], cluster.Log.EventsOf("batches/1"));
    }

    [Fact]
    public async Task A_silo_that_stops_while_deliveries_fail_hands_its_messages_over_unacknowledged()
    {
        await using var cluster = await StreamCluster.StartAsync(silos: 2);
        await cluster.Broker.UntilOwners(owners => owners[0] is not null);
        var isDown = true;
        cluster.Log.OnDelivery = (_, _) => isDown ? throw new InvalidOperationException("The database is down.") : Task.CompletedTask;
        await cluster.Producer.PublishAsync("batches", "1", [1, 2]);
        await cluster.PassTimeUntil(cluster.Log.UntilAttempts(3));

        await cluster.PassTimeUntil(cluster.Cluster.StopSiloAsync(cluster.Silo(cluster.Broker.Owners()[0])));
        Assert.Equal(0, cluster.Broker.Acknowledged);
        Volatile.Write(ref isDown, false);
        await cluster.PassTimeUntil(cluster.Broker.UntilAllAcknowledged());
        Assert.Equal([1, 2], cluster.Log.EventsOf("batches/1"));
    }

    [Fact]
    public async Task Without_any_silo_messages_wait_for_the_next_one()
    {
        await using var cluster = await StreamCluster.StartAsync();
        await cluster.Broker.UntilOwners(owners => owners[0] is not null);
        cluster.Broker.SetOpen(false);
        await cluster.Producer.PublishAsync("batches", "1", [1, 2]);
        var victim = cluster.Broker.Owners()[0]!;
        await KillAsync(cluster, victim);
        cluster.Broker.SetOpen(true);
        Assert.Equal([$"{victim} opens 0"], cluster.Broker.Log);
        await cluster.Cluster.StartAdditionalSiloAsync();
        await cluster.Broker.UntilAllAcknowledged();
        Assert.Equal([1, 2], cluster.Log.EventsOf("batches/1"));
    }

    /// <summary>One message for each key, all in one read.</summary>
    private static async Task PublishTogetherAsync(StreamCluster cluster, string[] keys)
    {
        cluster.Broker.SetOpen(false);
        foreach (var key in keys) await cluster.Producer.PublishOneAsync("batches", key, 7);
        cluster.Broker.SetOpen(true);
    }

    private static async Task KillAsync(StreamCluster cluster, string silo)
    {
        cluster.Broker.ExpectDeathOf(silo);
        await cluster.Cluster.KillSiloAsync(cluster.Silo(silo));
        cluster.Broker.DeclareDead(silo);
    }

    /// <summary>How many queues each silo reads, the fewest first; none where a queue has no reader.</summary>
    private static int[] Shares(string?[] owners) =>
        owners.Any(owner => owner is null) ? [] : [.. owners.GroupBy(owner => owner).Select(share => share.Count()).Order()];
}
