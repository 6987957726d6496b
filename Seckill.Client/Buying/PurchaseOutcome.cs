namespace Seckill.Client.Buying;

/// <summary>What became of one purchase, as the summary counts it.</summary>
internal enum PurchaseOutcome
{
    /// <summary>Accepted and in the ledger.</summary>
    Placed,

    /// <summary>Accepted; the ledger had not spoken when the wait was over.</summary>
    Pending,

    /// <summary>Accepted, then rejected by the ledger.</summary>
    Rejected,

    SoldOut,

    /// <summary>The buyer tried too often.</summary>
    Limited,

    AlreadyOrdered,

    /// <summary>Not yet, or no more.</summary>
    NotOpen,

    /// <summary>Everything else, by its code.</summary>
    Failed,
}
