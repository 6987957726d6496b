using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Seckill.Orders;

/// <summary>
/// Looks after the messages that could not be read. Key: 0. Called by admins through the front end. Owns nothing: one look at
/// a time is what it is for, because a broker shows a message to one reader only. When it dies, a replay was made or was not.
/// </summary>
public sealed partial class DeadLetterGrain(IDeadLetters letters, ILogger<DeadLetterGrain> logger) : Grain, IDeadLetterGrain
{
    public Task<ImmutableArray<DeadLetter>> ListAsync() => letters.ListAsync(DeadLetterLimits.MaxListed, CancellationToken.None);

    public async Task<ReplayStatus> ReplayAsync(string id)
    {
        var status = await letters.ReplayAsync(id, CancellationToken.None);
        LogReplay(id, status);
        return status;
    }

    [LoggerMessage(1, LogLevel.Information, "Replay of dead letter {Id}: {Status}.")]
    private partial void LogReplay(string id, ReplayStatus status);
}
