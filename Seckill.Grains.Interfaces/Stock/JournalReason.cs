namespace Seckill.Stock;

/// <summary>Why a sale's stock changed. The numbers are stored in the ledger and never change their meaning.</summary>
[GenerateSerializer, Alias("seckill.journal-reason")]
public enum JournalReason
{
    /// <summary>What was available when the journal was begun, for a sale that is older than its journal.</summary>
    CarriedOver = 0,

    /// <summary>The sale was created with its stock.</summary>
    Created = 1,

    /// <summary>Orders were placed: one line for those of one epoch in one transaction.</summary>
    Placed = 2,

    /// <summary>A buyer cancelled an order.</summary>
    Cancelled = 3,

    /// <summary>An order expired unpaid.</summary>
    Expired = 4,

    /// <summary>An admin raised or lowered the stock.</summary>
    StockSet = 5,
}
