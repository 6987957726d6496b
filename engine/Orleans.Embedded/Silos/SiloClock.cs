using Orleans.Embedded;

namespace Orleans.Runtime.Embedded;

/// <summary>
/// A silo's coarse time and what hangs on it: the time-outs of calls and the collection of idle grains. Time stamps are those of the
/// silo's <see cref="TimeProvider"/>, read once a tick, because calls need them by the million.
/// </summary>
internal sealed class SiloClock : IDisposable
{
    private readonly Silo _silo;
    private readonly TimeSpan _quantum;
    private readonly TimeSpan _timeout;
    private readonly long _timeoutStamps;
    private ITimer? _tick;
    private ITimer? _collect;
    private long _now;

    public SiloClock(Silo silo, TimeSpan responseTimeout, TimeSpan collectionQuantum)
    {
        _silo = silo;
        _quantum = collectionQuantum;
        _timeout = responseTimeout;
        _timeoutStamps = Stamps(responseTimeout);
        _now = silo.TimeProvider.GetTimestamp();
    }

    /// <summary>The time stamp at the last tick.</summary>
    public long Now => Volatile.Read(ref _now);

    public long Stamps(TimeSpan span) => span == TimeSpan.MaxValue
        ? long.MaxValue
        : (long)(span.Ticks * ((double)_silo.TimeProvider.TimestampFrequency / TimeSpan.TicksPerSecond));

    public void Start()
    {
        // A shorter time-out gets a finer tick, so that it is never off by more than a quarter.
        var tick = TimeSpan.FromTicks(Math.Min(EngineLimits.PendingCallSweep.Ticks, Math.Max(1, _timeout.Ticks / 4)));
        _tick = _silo.TimeProvider.CreateTimer(static state => ((SiloClock)state!).Tick(), this, tick, tick);
        _collect = _silo.TimeProvider.CreateTimer(static state => ((IdleSweep)state!).Begin(), new IdleSweep(_silo), _quantum, _quantum);
    }

    public void Dispose()
    {
        _tick?.Dispose();
        _collect?.Dispose();
    }

    private void Tick()
    {
        // A call was stamped with the previous tick, so it is this one's predecessor that decides: never early, at most a tick late.
        var previous = _now;
        Volatile.Write(ref _now, _silo.TimeProvider.GetTimestamp());
        _silo.PendingCalls.Fail(request => previous - request.SentAt >= TimeoutStampsOf(request) ? Expired(request) : null);
    }

    private long TimeoutStampsOf(Request request) => request.ResponseTimeout is { } own ? Stamps(own) : _timeoutStamps;

    private TimeoutException Expired(Request request) => new(
        $"Response did not arrive on time in {request.ResponseTimeout ?? _timeout} for {request.Name} to {request.Target!.GrainId}.");
}
