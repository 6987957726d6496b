using Orleans.Conformance.Tests.World;
using Orleans.Runtime;

namespace Orleans.Conformance.Tests.Timers;

internal sealed class TickerGrain(Probe probe) : Grain, ITicker
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(50);

    private IGrainTimer? _timer;
    private int _ticks;
    private int _beats;

    public Task StartAsync(TimeSpan dueTime, TimeSpan period, bool interleave)
    {
        _timer = this.RegisterGrainTimer(TickAsync, new GrainTimerCreationOptions(dueTime, period) { Interleave = interleave });
        return Task.CompletedTask;
    }

    public Task StartFailingAsync(TimeSpan dueTime, TimeSpan period)
    {
        _timer = this.RegisterGrainTimer(FailFirstAsync, new GrainTimerCreationOptions(dueTime, period));
        return Task.CompletedTask;
    }

    public Task StartBeatAsync()
    {
        this.RegisterGrainTimer(BeatAsync, new GrainTimerCreationOptions(Beat, Beat) { Interleave = true });
        return Task.CompletedTask;
    }

    public Task DisposeTimerAsync()
    {
        _timer!.Dispose();
        return Task.CompletedTask;
    }

    public Task ChangeAsync(TimeSpan dueTime, TimeSpan period)
    {
        _timer!.Change(dueTime, period);
        return Task.CompletedTask;
    }

    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task StopAt(string point) => probe.StopAt(point);

    public Task PingAsync() => Task.CompletedTask;

    private async Task TickAsync(CancellationToken cancellation)
    {
        var tick = ++_ticks;
        try
        {
            await probe.StopAt($"tick {tick}").WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            probe.Note($"cancelled {tick}");
        }
    }

    private async Task FailFirstAsync(CancellationToken cancellation)
    {
        var tick = ++_ticks;
        probe.Note($"tick {tick}");
        await Task.Yield();
        if (tick == 1) throw new InvalidOperationException("the first one fails");
    }

    private Task BeatAsync(CancellationToken cancellation)
    {
        probe.Note($"beat {++_beats}");
        return Task.CompletedTask;
    }
}
