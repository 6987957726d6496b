using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Conformance.Tests.Streaming.Kit;
using Orleans.Conformance.Tests.World;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Conformance.Tests.Streaming;

/// <summary>A cluster with a stream provider on a <see cref="TestBroker"/>, configured as our silo configures its order stream.</summary>
public sealed class StreamWorld : IAsyncDisposable
{
    private readonly bool _hasOneSilo;
    private TestWorld? _world;

    private StreamWorld(int queues, short silos)
    {
        Broker = new TestBroker(queues, answersAtOnce: true);
        _hasOneSilo = silos == 1;
    }

    public ConsumerLog Log { get; } = new();

    public FailureLog Failures { get; } = new();

    public TestBroker Broker { get; }

    public TestWorld World => _world!;

    public IProducerGrain Producer => World.Client.GetGrain<IProducerGrain>(0);

    public static async Task<StreamWorld> StartAsync(int queues = 1, short silos = 1, int batchSize = 100)
    {
        var world = new StreamWorld(queues, silos);
        world._world = await TestWorld.StartAsync(silos, silo => world.Configure(silo, batchSize));
        return world;
    }

    /// <summary>Ends the cluster; what must never have been fails the test here.</summary>
    public async ValueTask DisposeAsync()
    {
        Log.OnDelivery = (_, _) => Task.CompletedTask;
        await World.DisposeAsync();

        // While silos come and go, two may read one queue for a moment: then what one has acknowledged comes again from the other.
        if (_hasOneSilo) Assert.Empty(Broker.Violations);
    }

    private void Configure(ISiloBuilder silo, int batchSize)
    {
        silo.Services.AddSingleton(Log);
        silo.AddPersistentStreams(
            TestQueueAdapterFactory.Provider,
            (services, name) => new TestQueueAdapterFactory(name, services.GetRequiredService<ILocalSiloDetails>().Name, Broker, Failures),
            streams =>
            {
                streams.ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly);
                streams.ConfigurePullingAgent(agent => agent.Configure(options =>
                {
                    options.BatchContainerBatchSize = batchSize;
                    options.GetQueueMsgsTimerPeriod = TimeSpan.FromMilliseconds(5);
                    options.MaxEventDeliveryTime = Timeout.InfiniteTimeSpan;
                }));
            });
    }
}
