namespace Seckill.Stock;

/// <summary>What became of a change of a sale; refusals in their order of precedence. The numbers are stored.</summary>
[GenerateSerializer, Alias("seckill.sale-change-status")]
public enum SaleChangeStatus
{
    /// <summary>It holds.</summary>
    Applied = 0,

    /// <summary>There is no such sale.</summary>
    SaleNotFound = 1,

    /// <summary>A value is missing or out of bounds.</summary>
    Invalid = 2,

    /// <summary>The sale is over.</summary>
    SaleEnded = 3,

    /// <summary>More units are sold than the new stock has.</summary>
    StockBelowSold = 4,

    /// <summary>The new window overlaps with another sale of the product.</summary>
    OverlappingSale = 5,

    /// <summary>The stream or the ledger is away. Nothing was changed.</summary>
    Unavailable = 6,

    /// <summary>It is not known whether the change was made; the sale's changes will tell.</summary>
    OutcomeUnknown = 7,
}
