using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Seckill.Orders;

/// <summary>
/// Looks after the messages that could not be read. Key: 0. Called by admins through the front end. Owns nothing: one look at
/// a time is what it is for, because a broker shows a message to one reader only. When it dies, a replay was made or was not.
/// </summary>
public sealed partial class DeadLetterGrain(IDeadLetters letters, TimeProvider timeProvider, ILogger<DeadLetterGrain> logger)
    : Grain, IDeadLetterGrain
{
    public Task<ImmutableArray<DeadLetter>> ListAsync() =>
        AskAsync(stop => letters.ListAsync(DeadLetterLimits.MaxListed, stop));

    public async Task<ReplayStatus> ReplayAsync(string id)
    {
        var status = await AskAsync(stop => letters.ReplayAsync(id, stop));
        LogReplay(id, status);
        return status;
    }

    /// <summary>What goes wrong is the broker's or the database's own; to whoever asks it is all the same.</summary>
    private async Task<T> AskAsync<T>(Func<CancellationToken, Task<T>> ask)
    {
        using var limit = new CancellationTokenSource(DeadLetterLimits.AnswerTimeout, timeProvider);
        try
        {
            return await ask(limit.Token);
        }
        catch (Exception exception)
        {
            LogAway(exception);
            throw new TimeoutException("The order stream cannot be asked at present.", exception);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Replay of dead letter {Id}: {Status}.")]
    private partial void LogReplay(string id, ReplayStatus status);

    [LoggerMessage(2, LogLevel.Warning, "The order stream's dead letters cannot be asked for.")]
    private partial void LogAway(Exception exception);
}
