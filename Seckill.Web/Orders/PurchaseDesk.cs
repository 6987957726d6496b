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
    public ValueTask<PurchaseResult> PurchaseAsync(long productId, long userId)
    {
        // Nearly always the picture is at hand: no state machine of this method waits for the grain then.
        var picture = pictures.FindAsync(productId);
        return picture.IsCompletedSuccessfully ? Decide(picture.Result, userId) : DecideAsync(picture, userId);
    }

    /// <summary>Counts a purchase of something that cannot be a product.</summary>
    public PurchaseResult NoProduct() => Refused(Answers.ProductNotFound);

    private async ValueTask<PurchaseResult> DecideAsync(ValueTask<ProductPicture?> picture, long userId) =>
        await Decide(await picture, userId);

    private ValueTask<PurchaseResult> Decide(ProductPicture? picture, long userId)
    {
        var now = time.GetUtcNow();
        var sale = picture?.SaleAt(now);
        if (sale is null) return new(Refused(Answers.ProductNotFound));
        if (now < sale.StartsAt) return new(Refused(Answers.NotStarted));
        if (now >= sale.EndsAt) return new(Refused(Answers.Ended));
        if (sale.IsPaused) return new(Refused(Answers.Paused));
        if (!soldOut.MaySay(sale.Id, userId)) return new(AskAsync(sale, userId));
        tally.AddSaidHere();
        return new(Answers.SoldOut);
    }

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
