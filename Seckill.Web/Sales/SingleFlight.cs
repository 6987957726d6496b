namespace Seckill.Web.Sales;

/// <summary>
/// One reading at a time, however many ask. Who is content with the reading that runs joins it; who needs one that begins
/// after asking shares the next.
/// </summary>
/// <param name="read">Reads; true asks for a reading past every cache.</param>
/// <param name="time">Tells how long ago a reading began.</param>
internal sealed class SingleFlight<T>(Func<bool, Task<T>> read, TimeProvider time)
{
    private readonly Lock _gate = new();
    private volatile Task<T>? _running;
    private TaskCompletionSource<Task<T>>? _next;
    private volatile FreshReading? _fresh; // the latest, running or ended

    /// <summary>Sees to it that a reading runs, and does not wait for it. Takes no lock while one does.</summary>
    public void Nudge()
    {
        if (_running is null) _ = JoinAsync();
    }

    /// <summary>The reading that runs, or a new one.</summary>
    public Task<T> JoinAsync()
    {
        lock (_gate) return _running ?? Start(fresh: false);
    }

    /// <summary>A fresh reading that begins after this call.</summary>
    public Task<T> AgainAsync()
    {
        lock (_gate)
        {
            if (_running is null) return Start(fresh: true);
            _next ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _next.Task.Unwrap();
        }
    }

    /// <summary>The latest fresh reading, if it will do, whether it still runs or has ended well; or else the next.</summary>
    /// <param name="maxAge">How long ago it may have begun; an older one may miss what the caller knows.</param>
    public Task<T> FreshAsync(TimeSpan maxAge)
    {
        if (Find() is { } known) return known;

        // Once more, because another may have begun since: a crowd would have one made for whoever comes late.
        lock (_gate) return Find() ?? AgainAsync();

        Task<T>? Find() => _fresh is { Reading: { IsFaulted: false, IsCanceled: false } reading } fresh
            && time.GetElapsedTime(fresh.BeganAt) < maxAge ? reading : null;
    }

    /// <summary>Called under the gate; the reading itself runs outside of it.</summary>
    private Task<T> Start(bool fresh)
    {
        var beganAt = time.GetTimestamp();
        var reading = _running = Task.Run(() => RunAsync(fresh));
        if (fresh) _fresh = new FreshReading(reading, beganAt);

        // The one who nudged does not look at the failure.
        reading.ContinueWith(static task => _ = task.Exception, TaskContinuationOptions.OnlyOnFaulted);
        return reading;
    }

    private async Task<T> RunAsync(bool fresh)
    {
        try
        {
            return await read(fresh);
        }
        finally
        {
            lock (_gate)
            {
                _running = null;
                if (_next is { } next)
                {
                    _next = null;
                    next.SetResult(Start(fresh: true));
                }
            }
        }
    }

    private sealed record FreshReading(Task<T> Reading, long BeganAt);
}
