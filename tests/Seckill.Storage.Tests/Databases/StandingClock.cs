namespace Seckill.Storage.Tests.Databases;

/// <summary>Another clock's time of day, which may stand still; timers and time stamps run, so nothing waits for ever.</summary>
internal sealed class StandingClock(TimeProvider time) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => time.GetUtcNow();
}
