using Microsoft.Extensions.Logging;
using Orleans.Runtime.Messaging;

namespace Orleans.Runtime.Embedded;

/// <summary>A client's connection to its cluster: made when it is first needed, and made anew by whoever needs it after a loss.</summary>
internal sealed class GatewayLink(GatewayDialer dialer, ILogger<GatewayLink> logger) : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private Task<GatewayConnection>? _dialing;
    private GatewayConnection? _current;
    private bool _isStopped;

    /// <summary>Called with every frame that comes, one after the other.</summary>
    public Action<Frame> OnFrame { get; set; } = static _ => { };

    /// <summary>Called when a connection has ended, and takes nothing more.</summary>
    public Action<GatewayConnection> OnLost { get; set; } = static _ => { };

    /// <summary>The connection that was made last; null before the first. It may have ended.</summary>
    public GatewayConnection? Current => Volatile.Read(ref _current);

    /// <summary>What the gateway said of its grains; null before the first connection.</summary>
    public GatewayWelcome? Welcome { get; private set; }

    /// <summary>Whether there is any gateway to connect to.</summary>
    public bool IsConfigured => dialer.HasGateways;

    /// <summary>The connection that there is, or a new one; those who ask at once share it, and its failure.</summary>
    /// <exception cref="ConnectionFailedException">No gateway could be reached.</exception>
    public Task<GatewayConnection> ConnectAsync()
    {
        lock (_gate)
        {
            ThrowIfStopped();
            var isUp = _dialing is { IsFaulted: false, IsCanceled: false } dialing && !(dialing.IsCompleted && dialing.Result.HasEnded);
            return isUp ? _dialing! : _dialing = DialAsync();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isStopped) return;
            _isStopped = true;
        }

        _stopping.Cancel();
        Current?.Abort();
    }

    private async Task<GatewayConnection> DialAsync()
    {
        var (connection, welcome) = await dialer.DialAsync(_stopping.Token).ConfigureAwait(false);
        lock (_gate)
        {
            if (_isStopped) connection.Abort();
            ThrowIfStopped();
            Welcome = welcome;
            Volatile.Write(ref _current, connection);
        }

        _ = ReadAllAsync(connection);
        return connection;
    }

    private void ThrowIfStopped()
    {
        if (_isStopped) throw new SiloUnavailableException("The client was stopped.");
    }

    private async Task ReadAllAsync(GatewayConnection connection)
    {
        try
        {
            while (await connection.ReadAsync(EngineLimits.MaxGatewayFrameBytes).ConfigureAwait(false) is { } frame) OnFrame(frame);
        }
        catch (InvalidDataException exception)
        {
            logger.LogWarning("The gateway was left, because of what it sent: {Reason}.", exception.Message);
        }
        catch (Exception exception)
        {
            logger.LogDebug(exception, "The connection to the gateway was lost.");
        }

        connection.Abort();
        OnLost(connection);
    }
}
