using Seckill.Catalog;
using Seckill.Web.Errors;
using Seckill.Web.Json;

namespace Seckill.Web.Admin;

/// <summary>What products and sales may be. Nothing is clamped: what does not fit is refused, field by field.</summary>
internal static class CatalogRules
{
    private static readonly string NameRule =
        $"1 to {CatalogLimits.MaxNameLength} characters are needed, not only spaces, and no control characters.";

    private static readonly string DescriptionRule =
        $"At most {CatalogLimits.MaxDescriptionLength} characters, of control characters only line breaks and tabs.";

    private const string TimestampRule = "An ISO 8601 time with an offset is needed, such as 2026-11-11T12:00:00Z.";

    public static (NewProduct? Product, Problem? Problem) Check(NewProductRequest request)
    {
        var errors = new FieldErrors();
        var description = request.Description ?? "";
        if (!IsName(request.Name)) errors.Add("name", NameRule);
        if (!IsDescription(description)) errors.Add("description", DescriptionRule);
        errors.Range("listPriceCents", request.ListPriceCents, 1, CatalogLimits.MaxPriceCents);
        return errors.Any
            ? (null, errors.ToProblem())
            : (new NewProduct(request.Name!, description, request.ListPriceCents!.Value), null);
    }

    public static (NewSale? Sale, Problem? Problem) Check(NewSaleRequest request, DateTimeOffset now)
    {
        var errors = new FieldErrors()
            .Range("productId", request.ProductId, 1, long.MaxValue)
            .Range("priceCents", request.PriceCents, 1, CatalogLimits.MaxPriceCents)
            .Range("stock", request.Stock, 1, CatalogLimits.MaxStock);
        var starts = Timestamp.TryParse(request.StartsAt, out var startsAt);
        var ends = Timestamp.TryParse(request.EndsAt, out var endsAt);
        if (!starts) errors.Add("startsAt", TimestampRule);
        if (!ends) errors.Add("endsAt", TimestampRule);
        if (ends && EndFault(starts ? startsAt : null, endsAt, now) is { } fault) errors.Add("endsAt", fault);
        return errors.Any
            ? (null, errors.ToProblem())
            : (new NewSale(request.ProductId!.Value, request.PriceCents!.Value, request.Stock!.Value, startsAt, endsAt), null);
    }

    private static string? EndFault(DateTimeOffset? startsAt, DateTimeOffset endsAt, DateTimeOffset now)
    {
        if (endsAt <= now) return "The end lies in the past.";
        if (endsAt <= startsAt) return "The end must be later than the start.";
        if (endsAt - now > WebLimits.MaxSaleHorizon) return $"A sale ends within {WebLimits.MaxSaleHorizon.TotalDays} days.";
        if (endsAt - startsAt > CatalogLimits.MaxWindow) return $"A sale lasts at most {CatalogLimits.MaxWindow.TotalDays} days.";
        return null;
    }

    private static bool IsName(string? name) =>
        !string.IsNullOrWhiteSpace(name) && name.Length <= CatalogLimits.MaxNameLength && !name.Any(char.IsControl);

    private static bool IsDescription(string description) =>
        description.Length <= CatalogLimits.MaxDescriptionLength
        && !description.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'));
}
