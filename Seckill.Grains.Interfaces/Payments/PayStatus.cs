namespace Seckill.Payments;

/// <summary>The answer to the wish to pay; refusals in their order of precedence.</summary>
[GenerateSerializer, Alias("seckill.pay-status")]
public enum PayStatus
{
    /// <summary>A payment is open with the provider, from now or from before; its word will come.</summary>
    Open = 0,

    /// <summary>The buyer has no such order.</summary>
    NotFound = 1,

    /// <summary>It is pending still, paid already, cancelled, expired or rejected.</summary>
    NotPayable = 2,
}
