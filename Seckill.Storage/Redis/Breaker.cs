namespace Seckill.Storage.Redis;

/// <summary>
/// Keeps calls away from a server that does not answer. The first failure opens it; after the retry interval one probe, and
/// no caller, finds out whether the server is back.
/// </summary>
internal sealed class Breaker(TimeSpan retryInterval, TimeProvider timeProvider)
{
    private readonly Lock _gate = new();
    private long? _openedAt;
    private bool _probing;

    /// <summary>Whether calls may go through.</summary>
    public bool IsClosed
    {
        get
        {
            lock (_gate) return _openedAt is null;
        }
    }

    /// <summary>A call failed.</summary>
    /// <returns>Whether that opened the breaker, so that it is said once.</returns>
    public bool Open()
    {
        lock (_gate)
        {
            var opened = _openedAt is null;
            _openedAt = timeProvider.GetTimestamp();
            return opened;
        }
    }

    /// <summary>Whether the caller should start the one probe that is due; it must end in <see cref="EndProbe"/>.</summary>
    public bool TryBeginProbe()
    {
        lock (_gate)
        {
            if (_probing || _openedAt is not { } openedAt || timeProvider.GetElapsedTime(openedAt) < retryInterval) return false;
            return _probing = true;
        }
    }

    public void EndProbe(bool succeeded)
    {
        lock (_gate)
        {
            _probing = false;
            _openedAt = succeeded ? null : timeProvider.GetTimestamp();
        }
    }
}
