using Seckill.Catalog;
using Seckill.Stock;

namespace Seckill.Storage.Stock;

/// <summary>
/// What may be changed about a sale that is in the ledger, and what it is afterwards. Plain and deterministic; the moment is
/// that of the ledger, when the change's barrier is committed, not that of whoever asked.
/// </summary>
public static class SaleChangeDecisions
{
    private static readonly TimeSpan ShortestWindow = TimeSpan.FromMilliseconds(1);

    /// <summary>The first refusal that applies, by descending precedence; or that it can be applied.</summary>
    /// <param name="change">What is asked.</param>
    /// <param name="sale">The sale; null where there is none.</param>
    /// <param name="others">The other sales of its product; of those that are over, none is needed.</param>
    /// <param name="now">The ledger's clock.</param>
    public static SaleChangeStatus Decide(SaleChange change, SaleState? sale, IEnumerable<SaleWindow> others, DateTimeOffset now)
    {
        if (sale is null) return SaleChangeStatus.SaleNotFound;
        if (!IsValid(change, now)) return SaleChangeStatus.Invalid;
        if (sale.EndsAt <= now) return SaleChangeStatus.SaleEnded;
        if (change.Kind == SaleChangeKind.SetStock && change.Stock < sale.Sold) return SaleChangeStatus.StockBelowSold;
        if (change.Kind == SaleChangeKind.SetWindow && others.Any(IsInTheWay)) return SaleChangeStatus.OverlappingSale;
        return SaleChangeStatus.Applied;

        // One that is over sells no more, wherever its window lies.
        bool IsInTheWay(SaleWindow other) => other.EndsAt > now && other.Overlaps(StartOf(change), EndOf(change));
    }

    /// <summary>The sale after a change that was decided to be applied.</summary>
    public static SaleState Apply(SaleChange change, SaleState sale, DateTimeOffset now) => change.Kind switch
    {
        SaleChangeKind.SetStock => sale with { Stock = change.Stock!.Value, Available = change.Stock.Value - sale.Sold },
        SaleChangeKind.Pause => sale with { IsPaused = true },
        SaleChangeKind.Resume => sale with { IsPaused = false },
        SaleChangeKind.End => Ended(sale, CatalogRules.Cut(now)),
        SaleChangeKind.SetWindow => sale with { StartsAt = StartOf(change), EndsAt = EndOf(change) },
        _ => throw new ArgumentException($"No rule for the change {change.Kind}.", nameof(change)),
    };

    private static bool IsValid(SaleChange change, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(change.By) || change.By.Length > StockLimits.MaxByLength) return false;
        return change.Kind switch
        {
            SaleChangeKind.SetStock => change.Stock is >= 1 and <= CatalogLimits.MaxStock,
            SaleChangeKind.Pause or SaleChangeKind.Resume or SaleChangeKind.End => true,
            SaleChangeKind.SetWindow => change is { StartsAt: not null, EndsAt: not null }
                && IsWindow(StartOf(change), EndOf(change), now),
            _ => false,
        };
    }

    /// <summary>The rules of a new sale's window, see <see cref="CatalogRules.FaultsOfSale"/>.</summary>
    private static bool IsWindow(DateTimeOffset startsAt, DateTimeOffset endsAt, DateTimeOffset now) =>
        endsAt > now && endsAt > startsAt
        && endsAt - now <= CatalogLimits.MaxHorizon && endsAt - startsAt <= CatalogLimits.MaxWindow;

    /// <summary>A window ends after it starts, so one that has not begun is moved to the last moment before now.</summary>
    private static SaleState Ended(SaleState sale, DateTimeOffset now) => sale with
    {
        StartsAt = sale.StartsAt < now ? sale.StartsAt : now - ShortestWindow,
        EndsAt = now,
    };

    private static DateTimeOffset StartOf(SaleChange change) => CatalogRules.Cut(change.StartsAt!.Value);

    private static DateTimeOffset EndOf(SaleChange change) => CatalogRules.Cut(change.EndsAt!.Value);
}
