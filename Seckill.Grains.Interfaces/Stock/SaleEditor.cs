using System.Collections.Immutable;
using Seckill.Audit;
using Seckill.Catalog;
using Seckill.Refusals;

namespace Seckill.Stock;

/// <summary>
/// Changes a sale for an admin, whatever the way that the wish came on: finds the sale's product, checks the rules, and sends
/// the changes to the ProductGrain one after the other. The clock is the silo's that read the listing: a client's may be wrong.
/// </summary>
public sealed class SaleEditor(IGrainFactory grains)
{
    /// <summary>Pauses, resumes or ends a sale.</summary>
    public async Task<SaleEditResult> ApplyAsync(long saleId, SaleChangeKind kind, string by)
    {
        var (sale, now) = await FindAsync(saleId);
        if (sale is null) return new SaleEditResult(await AbsenceOfAsync(saleId));
        return await SendAsync(sale, [new SaleChange(kind, null, null, null, By(by), now)], now);
    }

    /// <summary>Changes stock and window, one change each, the stock first; stops at the first refusal.</summary>
    public async Task<SaleEditResult> EditAsync(long saleId, SaleEdit edit, string by)
    {
        var (sale, now) = await FindAsync(saleId);
        if (sale is null) return new SaleEditResult(await AbsenceOfAsync(saleId));
        List<SaleChange> changes = [];
        if (edit.Stock is { } stock) changes.Add(new(SaleChangeKind.SetStock, stock, null, null, By(by), now));
        if (edit.StartsAt is not null || edit.EndsAt is not null)
        {
            // The end that stays lies in the past: that is the sale's fault, not the request's.
            if (edit.EndsAt is null && sale.EndsAt <= now) return new SaleEditResult(SaleChangeStatus.SaleEnded);
            var (startsAt, endsAt) = (edit.StartsAt ?? sale.StartsAt, edit.EndsAt ?? sale.EndsAt);
            changes.Add(new(SaleChangeKind.SetWindow, null, startsAt, endsAt, By(by), now));
        }

        return await SendAsync(sale, changes, now);
    }

    /// <summary>Every change is checked before the first is made, so that a slip leaves no half edit behind.</summary>
    private async Task<SaleEditResult> SendAsync(Sale sale, List<SaleChange> changes, DateTimeOffset now)
    {
        var faults = changes.SelectMany(change => SaleChangeRules.Check(change, now)).ToImmutableArray();
        if (!faults.IsEmpty) return new SaleEditResult(SaleChangeStatus.Invalid, Faults: faults);
        Sale? changed = null;
        foreach (var change in changes)
        {
            var result = await SendAsync(sale, change);
            if (result.Status != SaleChangeStatus.Applied) return new SaleEditResult(result.Status, changed, []);
            changed = result.Sale;
        }

        return new SaleEditResult(SaleChangeStatus.Applied, changed);
    }

    private async Task<SaleChangeResult> SendAsync(Sale sale, SaleChange change)
    {
        try
        {
            return await grains.GetGrain<IProductGrain>(sale.ProductId).ChangeSaleAsync(sale.Id, change);
        }
        catch (Exception fault) when (Fault.IsPassing(fault))
        {
            return new SaleChangeResult(
                Fault.LeavesOutcomeUnknown(fault) ? SaleChangeStatus.OutcomeUnknown : SaleChangeStatus.Unavailable);
        }
    }

    private async Task<(Sale? Sale, DateTimeOffset Now)> FindAsync(long saleId)
    {
        var listing = await grains.GetGrain<IListingGrain>(0).GetAsync(fresh: true);
        var sale = listing.Products.SelectMany(product => product.Sales).FirstOrDefault(sale => sale.Id == saleId);
        return (sale, CatalogRules.Cut(listing.AsOf));
    }

    /// <summary>A listing leaves out sales that ended before their product's last one; their journals stay.</summary>
    private async Task<SaleChangeStatus> AbsenceOfAsync(long saleId)
    {
        var journal = await grains.GetGrain<IAuditGrain>(0).GetJournalAsync(saleId, afterLine: 0);
        return journal.IsEmpty ? SaleChangeStatus.SaleNotFound : SaleChangeStatus.SaleEnded;
    }

    private static string By(string name) => name.Length <= StockLimits.MaxByLength ? name : name[..StockLimits.MaxByLength];
}
