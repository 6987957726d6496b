namespace Seckill.Storage.Audit;

/// <summary>The orders of one epoch of a sale, counted.</summary>
internal sealed class AuditedOrders
{
    public long SaleId { get; init; }

    public int Epoch { get; init; }

    public long Placed { get; init; }

    public long Paid { get; init; }

    public long Cancelled { get; init; }

    public long Rejected { get; init; }

    /// <summary>Orders whose <c>live_buyer</c> does not say what their status says.</summary>
    public long WrongBuyers { get; init; }

    /// <summary>The first order that took a unit; 0 where none did.</summary>
    public int FirstSequence { get; init; }

    /// <summary>The last one.</summary>
    public int LastSequence { get; init; }

    /// <summary>Orders that took a unit, whatever became of them.</summary>
    public long Taken => Placed + Paid + Cancelled;
}
