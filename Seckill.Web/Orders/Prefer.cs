using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Seckill.Web.Orders;

/// <summary>
/// Reads <c>Prefer: wait=N</c> (RFC 7240, section 4.3) from among other preferences. What is malformed is ignored, as the RFC
/// demands, and of several waits the first counts.
/// </summary>
internal static class Prefer
{
    private const string Wait = "wait";

    /// <summary>The wait in whole seconds, cut to <paramref name="max"/>; zero when none is asked for.</summary>
    public static TimeSpan WaitOf(HttpRequest request, TimeSpan max) => WaitOf(request.Headers["Prefer"], max);

    public static TimeSpan WaitOf(StringValues lines, TimeSpan max)
    {
        foreach (var line in lines)
        {
            var rest = line.AsSpan();
            while (!rest.IsEmpty)
            {
                var preference = UpTo(ref rest, ',');
                var pair = UpTo(ref preference, ';');
                var name = UpTo(ref pair, '=');
                if (name.Trim().Equals(Wait, StringComparison.OrdinalIgnoreCase)) return Seconds(pair.Trim(), max);
            }
        }

        return TimeSpan.Zero;
    }

    /// <summary>Tells the client which wait was granted.</summary>
    public static void Applied(HttpResponse response, TimeSpan wait) =>
        response.Headers["Preference-Applied"] = string.Create(CultureInfo.InvariantCulture, $"{Wait}={(long)wait.TotalSeconds}");

    private static TimeSpan Seconds(ReadOnlySpan<char> value, TimeSpan max)
    {
        if (value is ['"', .. var quoted, '"']) value = quoted;
        if (value.IsEmpty || value.ContainsAnyExceptInRange('0', '9')) return TimeSpan.Zero;

        // Digits only, so what does not fit is too large, and cut like everything that is.
        var seconds = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var fits) ? fits : int.MaxValue;
        return TimeSpan.FromSeconds(Math.Min(seconds, (int)max.TotalSeconds));
    }

    /// <summary>Cuts off what stands before the separator, which does not count inside a quoted string.</summary>
    private static ReadOnlySpan<char> UpTo(ref ReadOnlySpan<char> rest, char separator)
    {
        var quoted = false;
        for (var i = 0; i < rest.Length; i++)
        {
            if (rest[i] == '\\' && quoted) i++;
            else if (rest[i] == '"') quoted = !quoted;
            else if (rest[i] == separator && !quoted)
            {
                var head = rest[..i];
                rest = rest[(i + 1)..];
                return head;
            }
        }

        var all = rest;
        rest = [];
        return all;
    }
}
