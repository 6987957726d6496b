namespace Seckill.Stock;

/// <summary>What became of a batch that was put on the order stream.</summary>
internal enum BatchOutcome
{
    /// <summary>Durable.</summary>
    Confirmed,

    /// <summary>Certainly not stored, now or later.</summary>
    Refused,

    /// <summary>Stored or not; only the ledger will tell.</summary>
    Unknown,
}
