namespace Seckill.Storage.Audit;

/// <summary>What a sale's journal says about the orders of one epoch.</summary>
internal sealed class AuditedEpoch
{
    public long SaleId { get; init; }

    public int Epoch { get; init; }

    /// <summary>Units that orders took.</summary>
    public long Taken { get; init; }

    /// <summary>Units that cancelled and expired orders gave back.</summary>
    public long Returned { get; init; }

    /// <summary>The first order that took one; 0 where none did.</summary>
    public int FirstSequence { get; init; }

    /// <summary>The last one.</summary>
    public int LastSequence { get; init; }
}
