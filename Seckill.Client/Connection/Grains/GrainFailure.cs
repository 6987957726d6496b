using Seckill.Catalog;
using Seckill.Refusals;
using Seckill.Stock;

namespace Seckill.Client.Connection.Grains;

/// <summary>Says what a grain refused in the words that HTTP has for it.</summary>
internal static class GrainFailure
{
    public static Failure Of(CodedRefusal refusal) => new(FailureKind.Refused, refusal.Code, refusal.Title);

    public static Failure Of(IEnumerable<FieldFault> faults) => new(
        FailureKind.Refused,
        CodedRefusals.InvalidRequest.Code,
        string.Join(' ', faults.Select(fault => $"{fault.Field}: {fault.Text}")));

    public static Failure Of(CreateResult result) =>
        result.Status == CreateStatus.Invalid ? Of(result.Faults) : Of(CodedRefusals.Of(result.Status));

    public static Failure Of(SaleEditResult result)
    {
        if (!result.Faults.IsDefaultOrEmpty) return Of(result.Faults);
        var mayRetry = result.Status is SaleChangeStatus.Unavailable or SaleChangeStatus.OutcomeUnknown;
        var failure = Of(CodedRefusals.Of(result.Status)) with { RetryAfter = mayRetry ? StockLimits.RetryAfter : null };
        return result.Sale is null ? failure : failure with { Message = SaleEditResult.HalfDone };
    }

    public static Failure Of(PurchaseResult result) => Of(CodedRefusals.Of(result.Status)) with
    {
        OrderId = result.Status == PurchaseStatus.AlreadyOrdered ? result.OrderId?.ToString() : null,
        RetryAfter = result.Status switch
        {
            PurchaseStatus.RateLimited or PurchaseStatus.Unavailable or PurchaseStatus.Recovering
                or PurchaseStatus.OutcomeUnknown => WholeSeconds(result.RetryAfter ?? StockLimits.RetryAfter),
            _ => null,
        },
    };

    /// <summary>An exception that a call ended with. Operators may see what kind it was.</summary>
    public static Failure Of(Exception fault) => Fault.IsPassing(fault)
        ? Of(CodedRefusals.Unavailable) with { RetryAfter = StockLimits.RetryAfter }
        : new Failure(
            FailureKind.Refused,
            CodedRefusals.InternalError.Code,
            $"{CodedRefusals.InternalError.Title} {fault.GetType().Name}: {fault.Message}");

    /// <summary>As <c>Retry-After</c> has it: at least one.</summary>
    private static TimeSpan WholeSeconds(TimeSpan wait) => TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(wait.TotalSeconds)));
}
