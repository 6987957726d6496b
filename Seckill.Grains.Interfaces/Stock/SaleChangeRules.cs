using Seckill.Catalog;
using Seckill.Refusals;

namespace Seckill.Stock;

/// <summary>
/// What a change of a sale may be by itself, field by field; nothing is clamped. What depends on the sale (whether it is over,
/// what is sold, other windows) is the ledger's to decide. The front end asks here first, and the ProductGrain again, because
/// not every client comes through a front end.
/// </summary>
public static class SaleChangeRules
{
    private static readonly string ByRule =
        $"1 to {StockLimits.MaxByLength} characters are needed, not only spaces, and no control characters.";

    /// <summary>What is wrong with a change but for who asks; null stands for what is missing, or was no number or time.</summary>
    /// <param name="kind">What changes.</param>
    /// <param name="stock">Needed by <see cref="SaleChangeKind.SetStock"/> and by no other.</param>
    /// <param name="startsAt">Needed by <see cref="SaleChangeKind.SetWindow"/> and by no other, cut to the millisecond.</param>
    /// <param name="endsAt">Likewise.</param>
    /// <param name="now">The moment, UTC.</param>
    public static IEnumerable<FieldFault> FaultsOf(
        SaleChangeKind? kind, long? stock, DateTimeOffset? startsAt, DateTimeOffset? endsAt, DateTimeOffset now)
    {
        if (kind is not { } known || !Enum.IsDefined(known))
        {
            yield return new("kind", $"One of {string.Join(", ", Enum.GetNames<SaleChangeKind>())} is needed.");
            yield break;
        }

        if (known == SaleChangeKind.SetStock)
        {
            foreach (var fault in CatalogRules.FaultsOfStock(stock)) yield return fault;
        }
        else if (stock is not null)
        {
            yield return new("stock", "This change is not about the stock.");
        }

        if (known == SaleChangeKind.SetWindow)
        {
            foreach (var fault in CatalogRules.FaultsOfWindow(startsAt, endsAt, now)) yield return fault;
            yield break;
        }

        if (startsAt is not null) yield return new("startsAt", "This change is not about the window.");
        if (endsAt is not null) yield return new("endsAt", "This change is not about the window.");
    }

    /// <summary>What is wrong with a change and with who asks for it.</summary>
    public static IEnumerable<FieldFault> FaultsOf(SaleChange change, DateTimeOffset now)
    {
        foreach (var fault in FaultsOf(change.Kind, change.Stock, change.StartsAt, change.EndsAt, now)) yield return fault;
        if (!IsBy(change.By)) yield return new("by", ByRule);
    }

    /// <summary>The change with its times in UTC and cut to the millisecond, as they are stored and travel.</summary>
    public static SaleChange Cut(SaleChange change) => change with
    {
        StartsAt = change.StartsAt is { } starts ? CatalogRules.Cut(starts) : null,
        EndsAt = change.EndsAt is { } ends ? CatalogRules.Cut(ends) : null,
        At = CatalogRules.Cut(change.At),
    };

    private static bool IsBy(string? by) =>
        !string.IsNullOrWhiteSpace(by)
        && by.Length <= StockLimits.MaxByLength
        && CatalogRules.IsUnicode(by)
        && !by.Any(char.IsControl);
}
