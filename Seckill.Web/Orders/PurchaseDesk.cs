using Seckill.Catalog;
using Seckill.Refusals;
using Seckill.Stock;
using Seckill.Users;
using Seckill.Web.Sales;

namespace Seckill.Web.Orders;

/// <summary>
/// Decides a purchase as far as the node's own picture can, and asks the buyer's grain for the rest. The refusals come in the
/// order of <see cref="PurchaseStatus"/>.
/// </summary>
internal sealed class PurchaseDesk(
    IGrainFactory grains, SalePictures pictures, SoldOutMemory soldOut, PurchaseTally tally, TimeProvider time)
{
    public async ValueTask<PurchaseResult> PurchaseAsync(long productId, long userId)
    {
        var sale = (await pictures.FindAsync(productId))?.SaleAt(time.GetUtcNow());
        if (sale is null) return Refused(Answers.ProductNotFound);
        var now = time.GetUtcNow();
        if (now < sale.StartsAt) return Refused(Answers.NotStarted);
        if (now >= sale.EndsAt) return Refused(Answers.Ended);
        if (sale.IsPaused) return Refused(Answers.Paused);
        if (soldOut.MaySay(sale.Id, userId))
        {
            tally.AddSaidHere();
            return Answers.SoldOut;
        }

        return await AskAsync(sale, userId);
    }

    /// <summary>Counts a purchase of something that cannot be a product.</summary>
    public PurchaseResult NoProduct() => Refused(Answers.ProductNotFound);

    private async Task<PurchaseResult> AskAsync(Sale sale, long userId)
    {
        var returns = soldOut.ReturnsOf(sale.Id);
        PurchaseResult result;
        try
        {
            result = await grains.GetGrain<IUserGrain>(userId).PurchaseAsync(sale.ProductId);
        }
        catch (Exception fault) when (Fault.IsPassing(fault))
        {
            result = Fault.LeavesOutcomeUnknown(fault) ? Answers.OutcomeUnknown : Answers.Unavailable;
        }

        tally.Add(result.Status);
        if (result.SaleId == sale.Id)
        {
            // Another sale of the product may have begun on the way, and then its answer says nothing of this one.
            if (result.Status == PurchaseStatus.SoldOut) soldOut.OnSoldOut(sale, returns);
            if (result.Status is PurchaseStatus.Accepted or PurchaseStatus.AlreadyOrdered) soldOut.OnBuyer(sale, userId);
        }

        return result;
    }

    private PurchaseResult Refused(PurchaseResult answer)
    {
        tally.Add(answer.Status);
        return answer;
    }

    /// <summary>Answers without any particulars, made once.</summary>
    private static class Answers
    {
        public static readonly PurchaseResult ProductNotFound = new(PurchaseStatus.ProductNotFound);
        public static readonly PurchaseResult NotStarted = new(PurchaseStatus.NotStarted);
        public static readonly PurchaseResult Ended = new(PurchaseStatus.Ended);
        public static readonly PurchaseResult Paused = new(PurchaseStatus.Paused);
        public static readonly PurchaseResult SoldOut = new(PurchaseStatus.SoldOut);
        public static readonly PurchaseResult Unavailable = new(PurchaseStatus.Unavailable);
        public static readonly PurchaseResult OutcomeUnknown = new(PurchaseStatus.OutcomeUnknown);
    }
}
