using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using Seckill.Orders;

namespace Seckill.Streaming.RabbitMq;

/// <summary>
/// Publishes with the broker's confirmation, on a connection of its own: a broker that is short of room stops reading from
/// those that publish, and acknowledgements must still come through.
/// </summary>
internal sealed class ConfirmedPublisher : IAsyncDisposable
{
    private readonly OrderQueues _queues;
    private readonly ILogger _logger;
    private volatile PublishSession? _session;

    public ConfirmedPublisher(RabbitMqAddress address, OrderQueues queues, TimeProvider clock, Random jitter, ILogger logger)
    {
        (_queues, _logger) = (queues, logger);
        Connection = new BrokerConnection(address, "seckill publisher", StartSessionAsync, clock, jitter, logger);
    }

    public BrokerConnection Connection { get; }

    /// <summary>
    /// Publishes a message; when the task has completed, the queue holds it. Messages reach a queue in the order of the calls.
    /// </summary>
    /// <exception cref="OrderStreamRefusedException">Nothing is stored. Any other exception: it is not known.</exception>
    public Task PublishAsync(string queue, ReadOnlyMemory<byte> body, IDictionary<string, object?> headers)
    {
        var message = new PendingMessage(queue, body, new BasicProperties { Persistent = true, Headers = headers });
        var refusal = _session is { } session ? session.TryAdd(message) : "There is no connection to RabbitMQ.";
        return refusal is null ? message.Confirmed : Task.FromException(new OrderStreamRefusedException(refusal));
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();

    private async Task StartSessionAsync(IConnection connection, CancellationToken cancellationToken)
    {
        var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        await using (channel.ConfigureAwait(false))
            await _queues.DeclareAllAsync(channel, cancellationToken).ConfigureAwait(false);
        _session = await PublishSession.StartAsync(connection, _logger, cancellationToken).ConfigureAwait(false);
    }
}
