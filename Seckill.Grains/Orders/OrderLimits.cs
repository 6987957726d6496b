namespace Seckill.Orders;

/// <summary>The bounds of an OrderGrain.</summary>
public static class OrderLimits
{
    /// <summary>How long one question to the ledger may take.</summary>
    public static readonly TimeSpan LedgerTimeout = TimeSpan.FromSeconds(10);

    /// <summary>How long the payment provider may take to hear of a payment; after that the payment watch asks it again.</summary>
    public static readonly TimeSpan ProviderTimeout = TimeSpan.FromSeconds(3);
}
