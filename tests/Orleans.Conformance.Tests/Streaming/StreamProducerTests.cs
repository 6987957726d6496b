using Microsoft.Extensions.DependencyInjection;
using Orleans.Conformance.Tests.Streaming.Kit;
using Orleans.Runtime;

namespace Orleans.Conformance.Tests.Streaming;

public sealed class StreamProducerTests
{
    [Fact]
    public async Task What_the_adapter_throws_reaches_the_producing_grain_as_it_is()
    {
        await using var cluster = await StreamWorld.StartAsync();
        cluster.Broker.OnProduce = () => throw new BrokerDownException();
        Assert.Equal(nameof(BrokerDownException), await cluster.Producer.TryPublishAsync("batches", "1", 1));
        await Assert.ThrowsAsync<BrokerDownException>(() => cluster.Producer.PublishAsync("batches", "1", [1]));

        cluster.Broker.OnProduce = () => { };
        Assert.Null(await cluster.Producer.TryPublishAsync("batches", "1", 2));
        await cluster.Log.UntilTaken(1);
        Assert.Equal([2], cluster.Log.EventsOf("batches/1"));
    }

    [Fact]
    public async Task A_provider_that_nobody_registered_is_not_found()
    {
        await using var cluster = await StreamWorld.StartAsync();
        Assert.Throws<KeyNotFoundException>(() => HostedClient(cluster).GetStreamProvider("no-such-provider"));
        Assert.Throws<ArgumentNullException>(() => HostedClient(cluster).GetStreamProvider(" "));
    }

    [Fact]
    public async Task A_host_can_produce_as_a_grain_can()
    {
        await using var cluster = await StreamWorld.StartAsync();
        var provider = HostedClient(cluster).GetStreamProvider(TestQueueAdapterFactory.Provider);
        Assert.Equal(TestQueueAdapterFactory.Provider, provider.Name);
        var stream = provider.GetStream<long>(StreamId.Create("batches", 1));
        await stream.OnNextBatchAsync([1, 2]);
        await cluster.Log.UntilTaken(2);
        Assert.Equal([1, 2], cluster.Log.EventsOf("batches/1"));
        Assert.True(stream.Equals(provider.GetStream<long>(StreamId.Create("batches", 1))));
        Assert.False(stream.Equals(provider.GetStream<long>(StreamId.Create("batches", 2))));
    }

    /// <summary>The client in a silo's own host.</summary>
    private static IClusterClient HostedClient(StreamWorld cluster) =>
        cluster.World.Cluster.Silos[0].ServiceProvider.GetRequiredService<IClusterClient>();
}
