using System.Text;
using Seckill.Refusals;

namespace Seckill.Catalog;

/// <summary>
/// What products and sales may be. Nothing is clamped: what does not fit is refused, field by field. The front end asks here
/// before it calls the CatalogGrain, and so names what is missing as well; the CatalogGrain asks again, because not every
/// client comes through a front end.
/// </summary>
public static class CatalogRules
{
    private const string NumberRule = "A whole number is needed.";
    private const string TimestampRule = "An ISO 8601 time with an offset is needed, such as 2026-11-11T12:00:00Z.";

    private static readonly string NameRule =
        $"1 to {CatalogLimits.MaxNameLength} characters are needed, not only spaces, and no control characters.";

    private static readonly string DescriptionRule =
        $"At most {CatalogLimits.MaxDescriptionLength} characters, of control characters only line breaks and tabs.";

    /// <summary>What is wrong with a product; null stands for what is missing.</summary>
    public static IEnumerable<FieldFault> FaultsOfProduct(string? name, string? description, long? listPriceCents)
    {
        if (!IsName(name)) yield return new("name", NameRule);
        if (!IsDescription(description)) yield return new("description", DescriptionRule);
        if (RangeFault(listPriceCents, CatalogLimits.MaxPriceCents) is { } price) yield return new("listPriceCents", price);
    }

    /// <summary>What is wrong with a sale; null stands for what is missing, or was no number or time.</summary>
    public static IEnumerable<FieldFault> FaultsOfSale(
        long? productId, long? priceCents, long? stock, DateTimeOffset? startsAt, DateTimeOffset? endsAt, DateTimeOffset now)
    {
        if (RangeFault(productId, long.MaxValue) is { } product) yield return new("productId", product);
        if (RangeFault(priceCents, CatalogLimits.MaxPriceCents) is { } price) yield return new("priceCents", price);
        foreach (var fault in FaultsOfStock(stock)) yield return fault;
        foreach (var fault in FaultsOfWindow(startsAt, endsAt, now)) yield return fault;
    }

    /// <summary>What is wrong with a number of units; null stands for what is missing.</summary>
    public static IEnumerable<FieldFault> FaultsOfStock(long? stock)
    {
        if (RangeFault(stock, CatalogLimits.MaxStock) is { } units) yield return new("stock", units);
    }

    /// <summary>What is wrong with a window; null stands for what is missing, or was no time.</summary>
    public static IEnumerable<FieldFault> FaultsOfWindow(DateTimeOffset? startsAt, DateTimeOffset? endsAt, DateTimeOffset now)
    {
        if (startsAt is null) yield return new("startsAt", TimestampRule);
        if (EndFault(startsAt, endsAt, now) is { } end) yield return new("endsAt", end);
    }

    /// <summary>The moment in UTC, cut to the millisecond as it will be stored; only then do the rules of a window hold.</summary>
    public static DateTimeOffset Cut(DateTimeOffset moment) =>
        moment.ToUniversalTime().AddTicks(-(moment.UtcTicks % TimeSpan.TicksPerMillisecond));

    private static string? RangeFault(long? value, long max) => value switch
    {
        null => NumberRule,
        _ when value < 1 || value > max => $"A whole number from 1 to {max} is needed.",
        _ => null,
    };

    private static string? EndFault(DateTimeOffset? startsAt, DateTimeOffset? endsAt, DateTimeOffset now)
    {
        if (endsAt is not { } end) return TimestampRule;
        if (end <= now) return "The end lies in the past.";
        if (end <= startsAt) return "The end must be later than the start.";
        if (end - now > CatalogLimits.MaxHorizon) return $"A sale ends within {CatalogLimits.MaxHorizon.TotalDays} days.";
        if (end - startsAt > CatalogLimits.MaxWindow) return $"A sale lasts at most {CatalogLimits.MaxWindow.TotalDays} days.";
        return null;
    }

    private static bool IsName(string? name) =>
        !string.IsNullOrWhiteSpace(name)
        && name.Length <= CatalogLimits.MaxNameLength
        && IsUnicode(name)
        && !name.Any(char.IsControl);

    private static bool IsDescription(string? description) =>
        description is null
        || (description.Length <= CatalogLimits.MaxDescriptionLength
            && IsUnicode(description)
            && !description.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')));

    /// <summary>Half a surrogate pair is no text: JSON cannot carry it, and no database stores it.</summary>
    internal static bool IsUnicode(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune)) return false;
            i += rune.Utf16SequenceLength;
        }

        return true;
    }
}
