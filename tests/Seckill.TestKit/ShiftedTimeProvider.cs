namespace Seckill.TestKit;

/// <summary>
/// The system's clock, put forward by a test. Only the time of day is shifted: timers and time stamps run as ever, so that a
/// whole silo can work on it while its sales begin and end at the test's word.
/// </summary>
public sealed class ShiftedTimeProvider : TimeProvider
{
    private long _shiftTicks;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _shiftTicks));

    /// <summary>Puts the clock forward.</summary>
    public void Shift(TimeSpan by) => Interlocked.Add(ref _shiftTicks, by.Ticks);
}
