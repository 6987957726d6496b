namespace Seckill.Stock;

/// <summary>How far the ledger is with an epoch of a sale.</summary>
/// <param name="Fence">The sale's highest committed barrier.</param>
/// <param name="WrittenSequence">The highest sequence of the epoch that was written, 0 when none was.</param>
public readonly record struct LedgerPosition(int Fence, int WrittenSequence);
