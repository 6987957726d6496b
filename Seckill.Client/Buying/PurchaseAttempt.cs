using Seckill.Client.Connection;

namespace Seckill.Client.Buying;

/// <summary>One purchase request and what came of it.</summary>
/// <param name="Buyer">Who pressed.</param>
/// <param name="Outcome">How it is counted.</param>
/// <param name="Receipt">The order, when it was accepted.</param>
/// <param name="Failure">Why not, when it was not.</param>
/// <param name="Latency">From the press to the answer; null when the user interrupted before there was one.</param>
internal sealed record PurchaseAttempt(
    Buyer Buyer, PurchaseOutcome Outcome, PurchaseReceipt? Receipt, Failure? Failure, TimeSpan? Latency)
{
    public static PurchaseAttempt From(Buyer buyer, ApiResult<PurchaseReceipt> answer, TimeSpan? latency)
    {
        if (!answer.TryGet(out var receipt, out var failure))
        {
            return new PurchaseAttempt(buyer, Classify(failure), null, failure, latency);
        }

        if (Classify(receipt.Status) is { } outcome) return new PurchaseAttempt(buyer, outcome, receipt, null, latency);
        var unknown = Json.BadAnswer($"the server accepted order {receipt.OrderId} with an unknown status: {receipt.Status}");
        return new PurchaseAttempt(buyer, PurchaseOutcome.Failed, null, unknown, latency);
    }

    private static PurchaseOutcome? Classify(string status) => status switch
    {
        // A paid or cancelled order was placed before; both can happen within a long wait.
        "placed" or "paid" or "cancelled" => PurchaseOutcome.Placed,
        "pending" => PurchaseOutcome.Pending,
        "rejected" => PurchaseOutcome.Rejected,
        _ => null,
    };

    private static PurchaseOutcome Classify(Failure failure) => failure.Code switch
    {
        FailureCodes.SoldOut => PurchaseOutcome.SoldOut,
        FailureCodes.RateLimited => PurchaseOutcome.Limited,
        FailureCodes.AlreadyOrdered => PurchaseOutcome.AlreadyOrdered,
        FailureCodes.NotStarted or FailureCodes.Ended or FailureCodes.Paused => PurchaseOutcome.NotOpen,
        _ => PurchaseOutcome.Failed,
    };
}
