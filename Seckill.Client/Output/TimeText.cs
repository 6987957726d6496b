using System.Globalization;

namespace Seckill.Client.Output;

/// <summary>Times are shown in the user's zone, with its offset.</summary>
internal static class TimeText
{
    public static string Format(DateTimeOffset moment, TimeProvider time) =>
        TimeZoneInfo.ConvertTime(moment, time.LocalTimeZone).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    public static string Milliseconds(TimeSpan span) =>
        span.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture) + " ms";
}
