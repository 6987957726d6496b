using Microsoft.Extensions.Logging;
using Orleans.Streams;
using Seckill.Orders;

namespace Seckill.Streaming.RabbitMq;

/// <summary>The partitions of the order stream on RabbitMQ: one connection that publishes, one for everything else.</summary>
public sealed class RabbitMqOrderQueue : IOrderQueue, IAsyncDisposable
{
    private readonly RabbitMqAddress _address;
    private readonly ConfirmedPublisher _publisher;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _opening = new(1, 1);
    private bool _isOpen;

    /// <param name="options">Where the queues are.</param>
    /// <param name="jitterSeed">Spreads the attempts to connect; each process its own, or they would not be spread.</param>
    /// <param name="clock">Measures the waits.</param>
    /// <param name="logger">Hears of every change of state, and of messages that cannot be read.</param>
    /// <exception cref="StreamConfigurationException">The connection string is not an AMQP URI.</exception>
    public RabbitMqOrderQueue(
        RabbitMqStreamOptions options, int jitterSeed, TimeProvider clock, ILogger<RabbitMqOrderQueue> logger)
    {
        _address = new RabbitMqAddress(options.ConnectionString);
        (_clock, _logger) = (clock, logger);
        Queues = new OrderQueues(options);
        _publisher = new ConfirmedPublisher(_address, Queues, clock, new Random(jitterSeed), logger);
        Consumers = new BrokerConnection(
            _address, "seckill consumers", (_, _) => Task.CompletedTask, clock, new Random(~jitterSeed), logger);
    }

    internal OrderQueues Queues { get; }

    /// <summary>The connection for all that does not publish.</summary>
    internal BrokerConnection Consumers { get; }

    /// <summary>Connects and declares the queues, once; from then on the connections are kept. Called at the start.</summary>
    /// <exception cref="StreamConfigurationException">
    /// The broker cannot be reached, refuses the user, or has other queues of these names.
    /// </exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_isOpen) return;
            using var limit = new CancellationTokenSource(RabbitMqLimits.StartTimeout, _clock);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
            await _publisher.Connection.OpenAsync(stop.Token).ConfigureAwait(false);
            await Consumers.OpenAsync(stop.Token).ConfigureAwait(false);
            _isOpen = true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StreamConfigurationException($"RabbitMQ at {_address}: {BrokerProblem.Describe(exception)}", exception);
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>Puts a message on a partition; when the task has completed, its queue holds it.</summary>
    /// <exception cref="OrderStreamRefusedException">Nothing is stored. Any other exception: it is not known.</exception>
    public Task AppendAsync(int partition, byte[] payload) =>
        _publisher.PublishAsync(Queues.NameOf(partition), payload, MessageHeaders.ForEvents(_clock.GetUtcNow()));

    public IQueueAdapterReceiver CreateReceiver(int partition) =>
        new RabbitMqQueueAdapterReceiver(this, partition, _clock, _logger);

    /// <summary>Copies an unreadable message to the dead letters; its own queue has it until it is acknowledged.</summary>
    internal Task BuryAsync(int partition, Delivery delivery, string reason) => _publisher.PublishAsync(
        Queues.DeadLetters,
        delivery.Body,
        MessageHeaders.ForDeadLetter(partition, MessageHeaders.EnqueuedAtOf(delivery.Headers), reason));

    public async ValueTask DisposeAsync()
    {
        await Consumers.DisposeAsync().ConfigureAwait(false);
        await _publisher.DisposeAsync().ConfigureAwait(false);
    }
}
