namespace Seckill.Stock;

/// <summary>Whether a ProductGrain can sell.</summary>
[GenerateSerializer, Alias("seckill.stock-state")]
public enum StockState
{
    /// <summary>There is no sale that could be opened.</summary>
    Idle = 0,

    /// <summary>The barrier of a new epoch is on its way to the ledger.</summary>
    Opening = 1,

    /// <summary>The counter is right and purchases are decided.</summary>
    Open = 2,

    /// <summary>The last attempt to open failed; the next one is due shortly.</summary>
    Closed = 3,
}
