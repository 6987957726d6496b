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

    /// <summary>What is wrong with a change; empty when nothing is.</summary>
    /// <param name="change">The change, its times cut to the millisecond; see <see cref="Cut"/>.</param>
    /// <param name="now">The moment, UTC.</param>
    public static IEnumerable<FieldFault> Check(SaleChange change, DateTimeOffset now)
    {
        var (kind, stock, startsAt, endsAt, by, _) = change;
        if (!Enum.IsDefined(kind)) yield return new("kind", "There is no such change.");
        if (kind == SaleChangeKind.SetStock)
        {
            foreach (var fault in CatalogRules.FaultsOfStock(stock)) yield return fault;
        }
        else if (stock is not null)
        {
            yield return new("stock", "This change is not about the stock.");
        }

        if (kind == SaleChangeKind.SetWindow)
        {
            foreach (var fault in CatalogRules.FaultsOfWindow(startsAt, endsAt, now)) yield return fault;
        }
        else
        {
            if (startsAt is not null) yield return new("startsAt", "This change is not about the window.");
            if (endsAt is not null) yield return new("endsAt", "This change is not about the window.");
        }

        if (!IsBy(by)) yield return new("by", ByRule);
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
