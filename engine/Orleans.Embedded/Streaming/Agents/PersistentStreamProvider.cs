using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Streams;

namespace Orleans.Runtime.Embedded;

/// <summary>One stream provider in one silo: its producers' way to the queues, and its share of the agents that read them.</summary>
internal sealed class PersistentStreamProvider(
    string name, IQueueAdapterFactory factory, StreamPullingAgentOptions options, ILogger logger) : IStreamProvider, ISiloPart
{
    private IQueueAdapter? _adapter;
    private QueueAgents? _agents;

    public string Name => name;

    public bool IsRewindable => false;

    public static PersistentStreamProvider Create(IServiceProvider services, string name)
    {
        var options = services.GetRequiredService<IOptionsMonitor<StreamPullingAgentOptions>>().Get(name);
        if (options.BatchContainerBatchSize < 1 || options.GetQueueMsgsTimerPeriod <= TimeSpan.Zero)
            throw new OrleansConfigurationException(
                $"Stream provider '{name}' needs a positive {nameof(options.BatchContainerBatchSize)} and {nameof(options.GetQueueMsgsTimerPeriod)}.");
        return new PersistentStreamProvider(
            name,
            services.GetRequiredKeyedService<IQueueAdapterFactory>(name),
            options,
            services.GetRequiredService<ILogger<PersistentStreamProvider>>());
    }

    public IAsyncStream<T> GetStream<T>(StreamId streamId) => new PersistentStream<T>(this, streamId);

    public Task ProduceAsync<T>(StreamId stream, IEnumerable<T> events, StreamSequenceToken? token) =>
        _adapter is { } adapter
            ? adapter.QueueMessageBatchAsync(stream, events, token, requestContext: null)
            : throw new InvalidOperationException($"Stream provider '{name}' has not started.");

    public async Task StartAsync(Silo silo, CancellationToken ct)
    {
        _adapter = await factory.CreateAdapter(ct);
        if (_adapter.Direction is not (StreamProviderDirection.ReadOnly or StreamProviderDirection.ReadWrite)) return;
        var subscriptions = new ImplicitSubscriptions(name, silo.GrainClasses);
        _agents = new QueueAgents(new StreamProviderContext(name, silo, factory, _adapter, options, subscriptions, logger));
        _agents.Start();
    }

    public async Task StopAsync(CancellationToken ct)
    {
        if (_agents is null) return;
        try
        {
            await _agents.StopAsync().WaitAsync(ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            Kill();
        }
    }

    public void Kill() => _agents?.Kill();
}
