namespace Orleans.Conformance.Tests.Streaming;

/// <summary>Which silo reads a queue, and what becomes of its messages when that silo goes.</summary>
public sealed class QueueHandOverTests
{
    private const int Keys = 20;

    [Fact]
    public async Task Every_queue_has_a_reader()
    {
        await using var cluster = await StreamWorld.StartAsync(queues: 5, silos: 2);
        await cluster.Broker.UntilOwners(owners => owners.All(owner => owner is not null));
        await PublishAsync(cluster);
        await cluster.Broker.UntilAllAcknowledged();
        for (var key = 0; key < Keys; key++) Assert.Equal([1, 2, 3], cluster.Log.EventsOf($"batches/{key}").Distinct());
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task When_a_silo_goes_the_others_read_its_queues_on_and_nothing_is_lost(bool kill)
    {
        await using var cluster = await StreamWorld.StartAsync(queues: 4, silos: 2);
        await cluster.Broker.UntilOwners(owners => owners.All(owner => owner is not null));
        var delivering = new TaskCompletionSource();
        cluster.Log.OnDelivery = (_, _) => delivering.Task;
        await PublishAsync(cluster);
        await cluster.Log.UntilAttempts(4);

        var victim = cluster.Broker.Owners()[0]!;
        var silo = cluster.World.Silo(victim);
        var going = kill ? cluster.World.Cluster.KillSiloAsync(silo) : cluster.World.Cluster.StopSiloAsync(silo);
        if (kill) await going;
        delivering.SetResult();
        await going;
        await cluster.Broker.UntilAllAcknowledged();
        Assert.DoesNotContain(victim, cluster.Broker.Owners());
        for (var key = 0; key < Keys; key++) Assert.Equal([1, 2, 3], cluster.Log.EventsOf($"batches/{key}").Distinct());
    }

    private static async Task PublishAsync(StreamWorld cluster)
    {
        for (var key = 0; key < Keys; key++) await cluster.Producer.PublishAsync("batches", $"{key}", [1, 2, 3]);
    }
}
