namespace Seckill.Orders;

/// <summary>The answer to a cancellation; refusals in their order of precedence.</summary>
[GenerateSerializer, Alias("seckill.cancel-status")]
public enum CancelStatus
{
    /// <summary>It is cancelled, now or before.</summary>
    Cancelled = 0,

    /// <summary>The buyer has no such order.</summary>
    NotFound = 1,

    /// <summary>It is pending still, paid or rejected.</summary>
    NotCancellable = 2,
}
