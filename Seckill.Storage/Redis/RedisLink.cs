using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Seckill.Storage.Redis;

/// <summary>
/// The way to Redis, with a breaker in it: from the first failure on nobody tries any more but a probe in the background,
/// until the probe succeeds.
/// </summary>
/// <param name="address">The server.</param>
/// <param name="probe">Asks the server something; must be done before anybody else may ask.</param>
/// <param name="clock">Measures budgets and intervals.</param>
/// <param name="logger">Hears of every change of state.</param>
internal sealed partial class RedisLink(RedisAddress address, Func<IDatabase, Task> probe, TimeProvider clock, ILogger logger)
    : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private IDatabase? _database;
    private TaskCompletionSource _broken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _run = Task.CompletedTask;

    /// <summary>Begins to connect, in the background.</summary>
    public void Start() => _run = Task.Run(RunAsync);

    /// <summary>Asks Redis, within <see cref="RedisLimits.CallBudget"/>.</summary>
    /// <returns>The answer, or the type's default where there is none: Redis is given up, or is now.</returns>
    public async Task<T?> AskAsync<T>(Func<IDatabase, Task<T>> ask)
    {
        if (Volatile.Read(ref _database) is not { } database) return default;
        try
        {
            return await ask(database).WaitAsync(RedisLimits.CallBudget, clock).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Break(exception);
            return default;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task RunAsync()
    {
        Task<ConnectionMultiplexer>? connecting = null;
        string? told = null;
        while (true)
        {
            try
            {
                // Once connected, the client connects again by itself; a name that cannot be resolved leaves nothing that would.
                if (connecting is null or { IsFaulted: true }) connecting = ConnectionMultiplexer.ConnectAsync(address.Options);
                var database = (await connecting.WaitAsync(_stop.Token).ConfigureAwait(false)).GetDatabase();
                await probe(database).WaitAsync(RedisLimits.CallBudget, clock, _stop.Token).ConfigureAwait(false);
                var broken = Close(database);
                told = null;
                LogUsed(address);
                await broken.WaitAsync(_stop.Token).ConfigureAwait(false);
            }
            catch (Exception exception) when (!_stop.IsCancellationRequested)
            {
                // One line a reason, not one a probe.
                var reason = exception.GetType().Name;
                if (told != reason) LogUnanswered(address, exception.Message.ReplaceLineEndings(" "));
                told = reason;
            }
            catch (Exception)
            {
                if (connecting is not null) _ = CloseAsync(connecting); // Not waited for: a silent server may hold it up.
                return;
            }

            await Task.Delay(RedisLimits.RetryInterval, clock, _stop.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task CloseAsync(Task<ConnectionMultiplexer> connecting)
    {
        var multiplexer = await connecting.ConfigureAwait(false);
        await multiplexer.CloseAsync(allowCommandsToComplete: false).ConfigureAwait(false);
    }

    /// <returns>Completes when the breaker opens again.</returns>
    private Task Close(IDatabase database)
    {
        lock (_gate)
        {
            _broken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref _database, database);
            return _broken.Task;
        }
    }

    private void Break(Exception exception)
    {
        lock (_gate)
        {
            if (_database is null) return;
            Volatile.Write(ref _database, null);
            LogGivenUp(address, exception.Message.ReplaceLineEndings(" "));
            _broken.SetResult();
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Redis at {Address} answers; it caches the listing.")]
    private partial void LogUsed(RedisAddress address);

    [LoggerMessage(2, LogLevel.Warning, "Redis at {Address} failed; listings are read from the ledger meanwhile: {Problem}")]
    private partial void LogGivenUp(RedisAddress address, string problem);

    [LoggerMessage(3, LogLevel.Warning, "Redis at {Address} does not answer; listings are read from the ledger: {Problem}")]
    private partial void LogUnanswered(RedisAddress address, string problem);
}
