namespace Seckill.Client.Tests.Support;

/// <summary>A clock that stands still, east of Greenwich.</summary>
internal sealed class ZonedTime(DateTimeOffset now, TimeSpan offset) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.CreateCustomTimeZone("test", offset, "test", "test");

    public override DateTimeOffset GetUtcNow() => now;
}
