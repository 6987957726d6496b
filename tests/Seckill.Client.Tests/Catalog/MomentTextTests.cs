using Seckill.Client.Catalog;
using Seckill.Client.Tests.Support;

namespace Seckill.Client.Tests.Catalog;

public sealed class MomentTextTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 11, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeProvider InShanghai = new ZonedTime(Noon, TimeSpan.FromHours(8));

    [Theory]
    [InlineData("now", "2026-11-11T12:00:00Z")]
    [InlineData("+0s", "2026-11-11T12:00:00Z")]
    [InlineData("+90s", "2026-11-11T12:01:30Z")]
    [InlineData("+36600d", "2127-01-26T12:00:00Z")]
    [InlineData("2026-11-11T20:00", "2026-11-11T12:00:00Z")]
    [InlineData("2026-11-11 20:00:30", "2026-11-11T12:00:30Z")]
    [InlineData("2026-11-11T20:00:00.125", "2026-11-11T12:00:00.125Z")]
    [InlineData("2026-11-11T20:00Z", "2026-11-11T20:00:00Z")]
    [InlineData("2026-11-11T20:00-05:00", "2026-11-12T01:00:00Z")]
    public void Reads(string text, string expected)
    {
        Assert.True(MomentText.TryParse(text, InShanghai, out var moment));
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), moment);
    }

    [Theory]
    [InlineData("")]
    [InlineData("NOW")]
    [InlineData("+")]
    [InlineData("+10")]
    [InlineData("+m")]
    [InlineData("+-1m")]
    [InlineData("+1.5h")]
    [InlineData("+10w")]
    [InlineData("+36601d")]
    [InlineData("+99999999999s")]
    [InlineData("-10m")]
    [InlineData("2026-11-11")]
    [InlineData("2026-13-01T00:00")]
    [InlineData("0001-01-01T00:00")]
    public void Refuses(string text) => Assert.False(MomentText.TryParse(text, InShanghai, out _));
}
