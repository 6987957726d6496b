namespace Seckill.TestKit;

/// <summary>
/// The system's clock, put forward or stopped by a test. Only the time of day is changed: timers and time stamps run as ever, so
/// that a whole silo can work on it while its sales begin and end at the test's word.
/// </summary>
public sealed class ShiftedTimeProvider : TimeProvider
{
    private long _shiftTicks;
    private long _stoppedAtTicks;

    public override DateTimeOffset GetUtcNow() => Interlocked.Read(ref _stoppedAtTicks) is var stopped and > 0
        ? new DateTimeOffset(stopped, TimeSpan.Zero)
        : System.GetUtcNow().AddTicks(Interlocked.Read(ref _shiftTicks));

    /// <summary>Puts the clock forward.</summary>
    public void Shift(TimeSpan by) => Interlocked.Add(ref _shiftTicks, by.Ticks);

    /// <summary>Stops the clock at a moment; it goes on only in further such steps.</summary>
    public void StopAt(DateTimeOffset moment) => Interlocked.Exchange(ref _stoppedAtTicks, moment.UtcTicks);
}
