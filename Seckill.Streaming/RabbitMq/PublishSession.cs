using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Seckill.Orders;

namespace Seckill.Streaming.RabbitMq;

/// <summary>
/// Publishes on one channel, from its opening to its end: in the order of the calls, several messages at a time, each
/// confirmed by the broker. Whatever had not been sent when the session ends is refused; whatever had been is unknown.
/// </summary>
internal sealed partial class PublishSession
{
    private readonly Channel<PendingMessage> _waiting = Channel.CreateBounded<PendingMessage>(
        new BoundedChannelOptions(RabbitMqLimits.MaxWaitingMessages) { SingleReader = true });

    private readonly SemaphoreSlim _window = new(RabbitMqLimits.MaxUnconfirmedMessages);
    private readonly CancellationTokenSource _ended = new();
    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly ILogger _logger;
    private volatile string? _blockedBy;

    private PublishSession(IConnection connection, IChannel channel, ILogger logger)
    {
        (_connection, _channel, _logger) = (connection, channel, logger);
        connection.ConnectionBlockedAsync += (_, blocked) => OnBlocked(blocked.Reason);
        connection.ConnectionUnblockedAsync += (_, _) => OnBlocked(null);
        connection.ConnectionShutdownAsync += (_, _) => OnEnded();
        channel.ChannelShutdownAsync += (_, _) => OnEnded();
    }

    public static async Task<PublishSession> StartAsync(
        IConnection connection, ILogger logger, CancellationToken cancellationToken)
    {
        // The client numbers the messages and matches the broker's words to them; how many are out at once is our own bound.
        var options = new CreateChannelOptions(
            publisherConfirmationsEnabled: true,
            publisherConfirmationTrackingEnabled: true,
            outstandingPublisherConfirmationsRateLimiter: null);
        var channel = await connection.CreateChannelAsync(options, cancellationToken).ConfigureAwait(false);
        var session = new PublishSession(connection, channel, logger);
        _ = session.SendAllAsync();
        return session;
    }

    /// <returns>Null when the message will be sent or failed; else why it is not taken.</returns>
    public string? TryAdd(PendingMessage message) =>
        _blockedBy is { } reason ? $"RabbitMQ takes no messages at present: {reason}."
        : !_channel.IsOpen ? "There is no connection to RabbitMQ."
        : !_waiting.Writer.TryWrite(message) ? $"More than {RabbitMqLimits.MaxWaitingMessages} messages wait for RabbitMQ."
        : null;

    /// <summary>One message after another begins here, which is what keeps them in order.</summary>
    private async Task SendAllAsync()
    {
        await foreach (var message in _waiting.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            await _window.WaitAsync().ConfigureAwait(false);
            if (_channel.IsOpen)
            {
                _ = SendAsync(message);
            }
            else
            {
                _window.Release();
                message.Fail(new OrderStreamRefusedException("The connection to RabbitMQ was lost before the message was sent."));
            }
        }
    }

    private async Task SendAsync(PendingMessage message)
    {
        try
        {
            // Never cancelled once begun, and not left to the client alone: when the session ends, so does the wait.
            await _channel.BasicPublishAsync(string.Empty, message.Queue, mandatory: true, message.Properties, message.Body)
                .AsTask().WaitAsync(_ended.Token).ConfigureAwait(false);
            message.Confirm();
        }
        catch (PublishException exception)
        {
            // Both are certain. Returned: there is no such queue. Rejected: a quorum queue's client in the broker says so only
            // for what it did not hand to the queue's log, because the queue is full or cannot be reached (rabbit_fifo_client).
            var problem = exception.IsReturn ? "is not there" : "is full or not available";
            message.Fail(new OrderStreamRefusedException($"RabbitMQ's queue {message.Queue} {problem}.", exception));
        }
        catch (Exception exception)
        {
            message.Fail(new IOException("The connection to RabbitMQ was lost before it confirmed the message.", exception));
        }
        finally
        {
            _window.Release();
        }
    }

    private Task OnBlocked(string? reason)
    {
        _blockedBy = reason;
        if (reason is null) LogUnblocked();
        else LogBlocked(reason);
        return Task.CompletedTask;
    }

    private Task OnEnded()
    {
        if (!_waiting.Writer.TryComplete()) return Task.CompletedTask;
        _ended.Cancel();

        // A channel that ended alone is made anew with everything else. Not waited for: the client raises this while it closes.
        if (_connection.IsOpen) _ = Task.Run(() => _connection.AbortAsync());
        return Task.CompletedTask;
    }

    [LoggerMessage(1, LogLevel.Warning, "RabbitMQ takes no messages at present: {Reason}. Appends are refused.")]
    private partial void LogBlocked(string reason);

    [LoggerMessage(2, LogLevel.Information, "RabbitMQ takes messages again.")]
    private partial void LogUnblocked();
}
