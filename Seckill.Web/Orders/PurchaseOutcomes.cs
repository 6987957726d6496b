using Seckill.Stock;
using Seckill.Web.Errors;

namespace Seckill.Web.Orders;

/// <summary>The refusal for each status of a purchase.</summary>
internal static class PurchaseOutcomes
{
    private const string Accepted = "accepted";

    public static string NameOf(PurchaseStatus status) => status == PurchaseStatus.Accepted ? Accepted : RefusalOf(status).Code;

    public static Problem RefusalOf(PurchaseResult result)
    {
        var refusal = RefusalOf(result.Status);
        if (result.Status == PurchaseStatus.AlreadyOrdered) return refusal.For(result.OrderId?.ToString());
        var mayRetry = refusal.Status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable;
        return mayRetry && result.RetryAfter is { } wait ? refusal.RetryAfter(wait) : refusal;
    }

    public static Problem RefusalOf(PurchaseStatus status) => status switch
    {
        PurchaseStatus.ProductNotFound => Problems.ProductNotFound,
        PurchaseStatus.NotStarted => Problems.NotStarted,
        PurchaseStatus.Ended => Problems.Ended,
        PurchaseStatus.Paused => Problems.Paused,
        PurchaseStatus.RateLimited => Problems.RateLimited,
        PurchaseStatus.AlreadyOrdered => Problems.AlreadyOrdered,
        PurchaseStatus.SoldOut => Problems.SoldOut,
        PurchaseStatus.Unavailable => Problems.Unavailable,
        PurchaseStatus.Recovering => Problems.Recovering,
        PurchaseStatus.OutcomeUnknown => Problems.OutcomeUnknown,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "This is no refusal."),
    };
}
