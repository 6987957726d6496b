using System.Globalization;

namespace Seckill.Client.Catalog;

/// <summary>Reads times: <c>now</c>, <c>+10m</c> from now, or ISO 8601. A time without an offset is in the local zone.</summary>
internal static class MomentText
{
    /// <summary>A century: whatever is longer is a slip, and would leave the calendar's range.</summary>
    private const long MaxSeconds = 100L * 366 * 86_400;

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFK",
        "yyyy-MM-dd' 'HH:mmK", "yyyy-MM-dd' 'HH:mm:ssK", "yyyy-MM-dd' 'HH:mm:ss.FFFK",
    ];

    public static bool TryParse(string text, TimeProvider time, out DateTimeOffset moment)
    {
        moment = time.GetUtcNow();
        if (text == "now") return true;
        if (text.StartsWith('+'))
        {
            if (!TryParseDuration(text[1..], out var ahead)) return false;
            moment += ahead;
            return true;
        }

        if (!DateTime.TryParseExact(
                text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var read))
        {
            return false;
        }

        if (read.Kind == DateTimeKind.Utc)
        {
            moment = new DateTimeOffset(read);
            return true;
        }

        var zone = time.LocalTimeZone;
        // A clock that is put forward skips an hour; nobody can mean a time in it.
        if (zone.IsInvalidTime(read)) return false;
        var offset = zone.GetUtcOffset(read);
        var utcTicks = read.Ticks - offset.Ticks;
        // The calendar's first and last hours exist in some zones only.
        if (utcTicks < DateTime.MinValue.Ticks || utcTicks > DateTime.MaxValue.Ticks) return false;
        moment = new DateTimeOffset(read, offset);
        return true;
    }

    /// <summary>Reads <c>90s</c>, <c>10m</c>, <c>2h</c>, <c>1d</c>: a whole number and a unit.</summary>
    public static bool TryParseDuration(string text, out TimeSpan duration)
    {
        duration = default;
        if (text.Length < 2) return false;
        var digits = text.AsSpan(0, text.Length - 1);
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return false;
        var unitSeconds = text[^1] switch { 's' => 1L, 'm' => 60L, 'h' => 3_600L, 'd' => 86_400L, _ => 0L };
        if (unitSeconds == 0 || count > MaxSeconds / unitSeconds) return false;
        duration = TimeSpan.FromSeconds(count * unitSeconds);
        return true;
    }
}
