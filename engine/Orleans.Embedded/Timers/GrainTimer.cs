using Orleans.Embedded;

namespace Orleans.Runtime.Embedded;

/// <summary>A grain timer, and at the same time the request that a tick puts into the grain's mailbox.</summary>
internal sealed class GrainTimer<TState> : OneWayRequest, IGrainTimer
{
    private readonly CancellationTokenSource _disposed = new();
    private readonly Func<TState, CancellationToken, Task> _callback;
    private readonly TState _state;
    private readonly GrainTimerCreationOptions _options;
    private readonly Activation _activation;
    private readonly ITimer _timer;
    private TimeSpan _next;
    private TimeSpan _period;
    private bool _isTicking; // from falling due to the end of the callback: a tick is never queued twice

    public GrainTimer(
        Activation activation, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        _activation = activation;
        _callback = callback;
        _state = state;
        _options = options;
        Target = activation;
        _timer = activation.Silo.TimeProvider.CreateTimer(
            static timer => ((GrainTimer<TState>)timer!).FallDue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        activation.AddTimer(this);
        Change(options.DueTime, options.Period);
    }

    public override string Name => $"timer {_callback.Method.Name}";

    protected override RequestOptions Options =>
        _options.Interleave ? RequestOptions.OneWay | RequestOptions.AlwaysInterleave : RequestOptions.OneWay;

    internal override bool IsCompleted => _disposed.IsCancellationRequested;

    internal override bool KeepsAlive => _options.KeepAlive;

    internal override bool OutlivesActivation => false;

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime);
        Check(period);
        _next = dueTime;
        _period = period;
        if (!_isTicking) Arm();
    }

    public void Dispose()
    {
        if (_disposed.IsCancellationRequested) return;
        _timer.Dispose();
        _disposed.Cancel();
        _activation.RemoveTimer(this);
    }

    protected override Task Invoke(object target)
    {
        _next = _period; // unless the callback says otherwise
        return _callback(_state, _disposed.Token);
    }

    private protected override void OnDone()
    {
        _isTicking = false;
        Arm();
    }

    private static void Check(TimeSpan time) => ArgumentOutOfRangeException.ThrowIfLessThan(time, Timeout.InfiniteTimeSpan);

    private void Arm()
    {
        if (!_disposed.IsCancellationRequested) _timer.Change(_next, Timeout.InfiniteTimeSpan);
    }

    private void FallDue()
    {
        if (_isTicking || IsCompleted) return;
        _isTicking = true;
        _activation.EnqueueTick(this);
    }
}
