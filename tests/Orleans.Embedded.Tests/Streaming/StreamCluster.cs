using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Conformance.Tests.Streaming.Kit;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.TestingHost;
using Seckill.TestKit;

namespace Orleans.Embedded.Tests.Streaming;

/// <summary>A cluster with a stream provider on a <see cref="TestBroker"/>, and a clock that the test moves.</summary>
public sealed class StreamCluster : IAsyncDisposable
{
    private static readonly TimeSpan ClockStep = TimeSpan.FromMilliseconds(20);

    /// <summary>Hours of the clock's time: what has not come to be by then never will.</summary>
    private const int MostSteps = 2_000_000;

    /// <summary>The clock may go a long way while a delivery is under way on another thread; that alone must not fail it.</summary>
    private static readonly TimeSpan NeverInATest = TimeSpan.FromDays(365);

    private StreamCluster(int queues, short silos, Action<StreamPullingAgentOptions>? configure)
    {
        Broker = new TestBroker(queues);
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton<TimeProvider>(Clock);
            silo.Services.AddSingleton(Log);
            silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = NeverInATest);
            silo.AddPersistentStreams(
                TestQueueAdapterFactory.Provider,
                (services, name) => new TestQueueAdapterFactory(name, services.GetRequiredService<ILocalSiloDetails>().Name, Broker, Failures),
                streams => streams.ConfigurePullingAgent(agent => agent.Configure(options =>
                {
                    options.BatchContainerBatchSize = 100;
                    options.MaxEventDeliveryTime = Timeout.InfiniteTimeSpan;
                    configure?.Invoke(options);
                })));
        });
        Cluster = builder.Build();
    }

    public ManualTimeProvider Clock { get; } = new();

    public ConsumerLog Log { get; } = new();

    public FailureLog Failures { get; } = new();

    public TestBroker Broker { get; }

    public InProcessTestCluster Cluster { get; }

    public IProducerGrain Producer => Cluster.Client.GetGrain<IProducerGrain>(0);

    public static async Task<StreamCluster> StartAsync(int queues = 1, short silos = 1, Action<StreamPullingAgentOptions>? configure = null)
    {
        var cluster = new StreamCluster(queues, silos, configure);
        await cluster.Cluster.DeployAsync();
        return cluster;
    }

    public InProcessSiloHandle Silo(string? name) => Cluster.Silos.Single(silo => silo.Name == name);

    /// <summary>Moves the clock on, in small steps, until the task has completed: what waits for the clock alone gets on.</summary>
    public async Task<TimeSpan> PassTimeUntil(Task task)
    {
        var start = Clock.GetUtcNow();
        for (var step = 0; !task.IsCompleted; step++)
        {
            Assert.True(step < MostSteps, "What was waited for did not come.");
            Clock.Advance(ClockStep);
            await Task.Yield();
        }

        await task;
        return Clock.GetUtcNow() - start;
    }

    /// <summary>Ends the cluster; what must never have been fails the test here.</summary>
    public async ValueTask DisposeAsync()
    {
        Log.OnDelivery = (_, _) => Task.CompletedTask;
        await Cluster.DisposeAsync();
        Assert.Empty(Broker.Violations);
    }
}
