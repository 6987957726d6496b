namespace Seckill.Orders;

/// <summary>The bounds of an OrderWriterGrain.</summary>
public static class OrderWriterLimits
{
    /// <summary>Events in one transaction; a delivery that brings more is written in several.</summary>
    public const int MaxTransactionEvents = 5_000;

    /// <summary>Orders that one transaction expires.</summary>
    public const int MaxExpiredOrders = 1_000;

    /// <summary>
    /// Expiring transactions in one tick, between which no batch is written. Where more is due, the next tick follows at once,
    /// but behind the batches that wait.
    /// </summary>
    public const int MaxSweepTransactions = 2;

    /// <summary>How often due orders are looked for, so the longest that one is overdue while the ledger keeps up.</summary>
    public static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(1);

    /// <summary>How long one transaction may take before the delivery, or the sweep, counts as failed and is repeated.</summary>
    public static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(20);
}
