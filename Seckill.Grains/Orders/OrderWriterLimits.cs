namespace Seckill.Orders;

/// <summary>The bounds of an OrderWriterGrain.</summary>
public static class OrderWriterLimits
{
    /// <summary>Events in one transaction; a delivery that brings more is written in several.</summary>
    public const int MaxTransactionEvents = 5_000;

    /// <summary>How long one transaction may take before the delivery counts as failed and is repeated.</summary>
    public static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(20);
}
