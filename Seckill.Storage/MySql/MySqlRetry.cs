using Microsoft.Extensions.Logging;
using Seckill.Storage.Databases;

namespace Seckill.Storage.MySql;

/// <summary>
/// Repeats what failed by a deadlock, a lock wait or a lost connection; a bounded number of times, for a bounded time, with
/// waits between that grow and differ, so that those who met do not meet again. It waits on the worker's own thread.
/// </summary>
internal sealed class MySqlRetry(Random jitter, TimeProvider clock, ILogger logger)
{
    /// <summary>Runs the attempt, whose traces must be gone when it throws.</summary>
    /// <exception cref="WriteOutcomeUnknownException">As the attempt threw it: what may be stored is not tried again.</exception>
    public T Run<T>(MySqlSlot slot, Func<DbSession, T> attempt)
    {
        var start = clock.GetTimestamp();
        for (var tries = 1; ; tries++)
        {
            try
            {
                return attempt(slot.Session);
            }
            catch (WriteOutcomeUnknownException)
            {
                slot.Drop();
                throw;
            }
            catch (Exception exception)
            {
                slot.Undo();
                var over = tries >= MySqlLimits.MaxTries || clock.GetElapsedTime(start) >= MySqlLimits.MaxRetryTime;
                if (over || !MySqlErrors.IsTransient(exception)) throw;
                if (tries == 1) logger.LogInformation("A transaction is tried again: {Error}", exception.Message);
            }

            Task.Delay(WaitAfter(tries), clock).GetAwaiter().GetResult();
        }
    }

    /// <summary>Between half of the wait that has doubled from try to try, and all of it.</summary>
    private TimeSpan WaitAfter(int tries)
    {
        var full = Math.Min(MySqlLimits.FirstRetryWait.Ticks << (tries - 1), MySqlLimits.MaxRetryWait.Ticks);
        lock (jitter) return TimeSpan.FromTicks((full / 2) + jitter.NextInt64((full / 2) + 1));
    }
}
