using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Seckill.Streaming.RabbitMq;

/// <summary>
/// A connection to the broker that is made anew, for ever, when it is lost. Nothing of the old one lives on in the new one:
/// whoever had a channel finds it closed and makes another.
/// </summary>
/// <param name="address">The broker.</param>
/// <param name="name">What the log and the broker's own list call the connection.</param>
/// <param name="prepare">What must be in place before a new connection is given to anyone.</param>
/// <param name="clock">Measures the waits.</param>
/// <param name="jitter">Spreads the attempts of several silos.</param>
/// <param name="logger">Hears of every change of state.</param>
internal sealed partial class BrokerConnection(
    RabbitMqAddress address,
    string name,
    Func<IConnection, CancellationToken, Task> prepare,
    TimeProvider clock,
    Random jitter,
    ILogger logger)
    : IAsyncDisposable
{
    private const double LeastShare = 0.5;

    private readonly CancellationTokenSource _stop = new();
    private TaskCompletionSource<IConnection> _opened = NotOpened();
    private Task _run = Task.CompletedTask;

    /// <summary>Makes the first connection and keeps it from then on.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        var (connection, lost) = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        LogConnected(name, address);
        _opened.SetResult(connection);
        _run = KeepAsync(connection, lost);
    }

    /// <summary>The connection, if it is open within the time; else null.</summary>
    public async Task<IConnection?> GetAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var opened = Volatile.Read(ref _opened).Task;
        if (!opened.IsCompleted)
        {
            await ((Task)opened).WaitAsync(patience, clock, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }

        return opened.IsCompletedSuccessfully && opened.Result.IsOpen ? opened.Result : null;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var opened = Volatile.Read(ref _opened).Task;
        if (!opened.IsCompletedSuccessfully) return;
        await DiscardAsync(opened.Result).WaitAsync(RabbitMqLimits.CloseTimeout, clock)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task KeepAsync(IConnection connection, Task<ShutdownEventArgs> lost)
    {
        while (true)
        {
            var reason = await lost.WaitAsync(_stop.Token).ConfigureAwait(false);
            LogLost(name, address, reason.ReplyText);
            Volatile.Write(ref _opened, NotOpened());
            _ = DiscardAsync(connection); // Not waited for: a peer that went silent can hold it up for long.
            var since = clock.GetTimestamp();
            (connection, lost) = await ReconnectAsync().ConfigureAwait(false);
            LogReconnected(name, address, clock.GetElapsedTime(since).TotalSeconds);
            _opened.SetResult(connection);
        }
    }

    private async Task<(IConnection Connection, Task<ShutdownEventArgs> Lost)> ReconnectAsync()
    {
        string? told = null;
        for (var attempt = 1; ; attempt++)
        {
            await Task.Delay(DelayBefore(attempt), clock, _stop.Token).ConfigureAwait(false);
            try
            {
                return await ConnectAsync(_stop.Token).ConfigureAwait(false);
            }
            catch (Exception exception) when (!_stop.IsCancellationRequested)
            {
                // One line a reason, not one an attempt.
                var problem = BrokerProblem.Describe(exception);
                if (problem != told) LogNotReconnected(name, address, problem);
                told = problem;
            }
        }
    }

    private async Task<(IConnection Connection, Task<ShutdownEventArgs> Lost)> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = await CreateAsync(cancellationToken).ConfigureAwait(false);
        var lost = new TaskCompletionSource<ShutdownEventArgs>(TaskCreationOptions.RunContinuationsAsynchronously);
        connection.ConnectionShutdownAsync += (_, reason) =>
        {
            lost.TrySetResult(reason);
            return Task.CompletedTask;
        };
        try
        {
            await prepare(connection, cancellationToken).ConfigureAwait(false);
            return (connection, lost.Task);
        }
        catch
        {
            _ = DiscardAsync(connection);
            throw;
        }
    }

    private async Task<IConnection> CreateAsync(CancellationToken cancellationToken)
    {
        var creation = address.Factory.CreateConnectionAsync(name, cancellationToken);
        try
        {
            return await creation.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The client may take seconds more to clear up after a peer that does not answer.
            _ = DiscardAsync(creation);
            throw;
        }
    }

    private TimeSpan DelayBefore(int attempt)
    {
        var full = Math.Min(
            RabbitMqLimits.FirstReconnectDelay.TotalMilliseconds * Math.Pow(2, attempt - 1),
            RabbitMqLimits.LongestReconnectDelay.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(full * (LeastShare + ((1 - LeastShare) * jitter.NextDouble())));
    }

    private static TaskCompletionSource<IConnection> NotOpened() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static Task DiscardAsync(IConnection connection) => DiscardAsync(Task.FromResult(connection));

    private static async Task DiscardAsync(Task<IConnection> creation)
    {
        try
        {
            await (await creation.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // It is gone, one way or the other.
        }
    }

    [LoggerMessage(1, LogLevel.Information, "RabbitMQ, {Name}: connected to {Address}.")]
    private partial void LogConnected(string name, RabbitMqAddress address);

    [LoggerMessage(2, LogLevel.Warning, "RabbitMQ, {Name}: the connection to {Address} is lost ({Reason}); connecting again.")]
    private partial void LogLost(string name, RabbitMqAddress address, string reason);

    [LoggerMessage(3, LogLevel.Warning, "RabbitMQ, {Name}: no connection to {Address} yet: {Problem}")]
    private partial void LogNotReconnected(string name, RabbitMqAddress address, string problem);

    [LoggerMessage(4, LogLevel.Information, "RabbitMQ, {Name}: connected to {Address} again after {Seconds:0.0} s.")]
    private partial void LogReconnected(string name, RabbitMqAddress address, double seconds);
}
