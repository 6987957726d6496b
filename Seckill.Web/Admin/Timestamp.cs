using System.Globalization;
using Seckill.Catalog;

namespace Seckill.Web.Admin;

/// <summary>Reads a moment: ISO 8601 with an offset, because a time without one means something else on every machine.</summary>
internal static class Timestamp
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
        "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
    ];

    /// <summary>The moment in UTC, cut to the millisecond as it will be stored; null when it cannot be read.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, styles, out var moment)
            ? CatalogRules.Cut(moment)
            : null;
    }
}
