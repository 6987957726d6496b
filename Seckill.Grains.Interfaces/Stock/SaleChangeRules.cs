using Seckill.Catalog;
using Seckill.Refusals;

namespace Seckill.Stock;

/// <summary>
/// What a change of a sale may say: the same bounds as for a new sale, field by field. Clients ask here before they call the
/// ProductGrain, and it asks again. Whether the sale has ended or sold more is not asked here.
/// </summary>
public static class SaleChangeRules
{
    private static readonly string ByRule = $"1 to {StockLimits.MaxByLength} characters are needed.";

    /// <summary>What is wrong with a change; empty when nothing is.</summary>
    /// <param name="change">The change; what its kind does not need is not looked at.</param>
    /// <param name="now">The moment, UTC.</param>
    public static IEnumerable<FieldFault> Check(SaleChange change, DateTimeOffset now)
    {
        var faults = change.Kind switch
        {
            SaleChangeKind.SetStock => FaultsOfStock(change.Stock, now),
            SaleChangeKind.SetWindow => FaultsOfWindow(change.StartsAt, change.EndsAt, now),
            SaleChangeKind.Pause or SaleChangeKind.Resume or SaleChangeKind.End => [],
            _ => [new FieldFault("kind", "There is no such change.")],
        };
        foreach (var fault in faults) yield return fault;
        if (change.By is not { Length: >= 1 and <= StockLimits.MaxByLength }) yield return new FieldFault("by", ByRule);
    }

    /// <summary>As those of a new sale; everything else of it is in order.</summary>
    private static IEnumerable<FieldFault> FaultsOfStock(long? stock, DateTimeOffset now) =>
        CatalogRules.FaultsOfSale(productId: 1, priceCents: 1, stock, now, now + TimeSpan.FromHours(1), now);

    private static IEnumerable<FieldFault> FaultsOfWindow(DateTimeOffset? startsAt, DateTimeOffset? endsAt, DateTimeOffset now) =>
        CatalogRules.FaultsOfSale(productId: 1, priceCents: 1, stock: 1, startsAt, endsAt, now);
}
