namespace Seckill.Payments;

/// <summary>
/// When what did not work is to be tried again: at once the first time, then after pauses that double. Synchronous and
/// deterministic; in memory only, so that after a restart everything is tried at once again.
/// </summary>
internal sealed class RetrySchedule(TimeProvider timeProvider)
{
    private readonly Dictionary<string, (int Attempts, long LastAt)> _attempts = [];

    /// <summary>Of what is still to be done, that which is due; everything else is forgotten.</summary>
    /// <param name="ids">All that is to be done; its number bounds what is remembered.</param>
    public HashSet<string> Due(IReadOnlyCollection<string> ids)
    {
        var current = ids.ToHashSet();
        foreach (var done in _attempts.Keys.Where(id => !current.Contains(id)).ToArray()) _attempts.Remove(done);
        current.RemoveWhere(id => !IsDue(id));
        return current;
    }

    /// <summary>An attempt begins; the next one is due after its pause.</summary>
    public void OnAttempt(string id) =>
        _attempts[id] = (_attempts.GetValueOrDefault(id).Attempts + 1, timeProvider.GetTimestamp());

    private bool IsDue(string id) =>
        !_attempts.TryGetValue(id, out var last) || timeProvider.GetElapsedTime(last.LastAt) >= PauseAfter(last.Attempts);

    private static TimeSpan PauseAfter(int attempts)
    {
        var pause = PaymentWatchLimits.FirstPause;
        for (var i = 1; i < attempts && pause < PaymentWatchLimits.MaxPause; i++) pause *= 2;
        return pause < PaymentWatchLimits.MaxPause ? pause : PaymentWatchLimits.MaxPause;
    }
}
