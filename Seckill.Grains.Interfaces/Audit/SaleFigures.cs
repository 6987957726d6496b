namespace Seckill.Audit;

/// <summary>One sale, counted from the ledger's rows in one reading.</summary>
/// <param name="SaleId">The sale.</param>
/// <param name="ProductId">Its product.</param>
/// <param name="Stock">Units put on sale.</param>
/// <param name="Available">Units left, as the sale's row says.</param>
/// <param name="Placed">Orders placed and not paid.</param>
/// <param name="Paid">Orders paid.</param>
/// <param name="Cancelled">Orders cancelled or expired.</param>
/// <param name="Rejected">Orders rejected.</param>
/// <param name="DoubledBuyers">Buyers with more than one live order.</param>
/// <param name="Fence">The highest committed barrier.</param>
/// <param name="ChangedAt">When the sale's row last changed, UTC.</param>
/// <param name="JournalFault">What does not add up in the sale's journal, in one line; null when every unit is explained.</param>
/// <param name="UnexplainedPayments">
/// Paid orders without exactly one successful payment of their amount, and money taken for an order that is not paid and is
/// neither refunded nor on its way back.
/// </param>
[GenerateSerializer, Immutable, Alias("seckill.sale-figures")]
public sealed record SaleFigures(
    [property: Id(0)] long SaleId,
    [property: Id(1)] long ProductId,
    [property: Id(2)] long Stock,
    [property: Id(3)] long Available,
    [property: Id(4)] long Placed,
    [property: Id(5)] long Paid,
    [property: Id(6)] long Cancelled,
    [property: Id(7)] long Rejected,
    [property: Id(8)] long DoubledBuyers,
    [property: Id(9)] int Fence,
    [property: Id(10)] DateTimeOffset ChangedAt,
    [property: Id(11)] string? JournalFault = null,
    [property: Id(12)] long UnexplainedPayments = 0);
