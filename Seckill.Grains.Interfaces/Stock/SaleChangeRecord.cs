namespace Seckill.Stock;

/// <summary>One line of a sale's audit trail: a change that was asked for, and what became of it.</summary>
/// <param name="SaleId">The sale.</param>
/// <param name="Epoch">The epoch whose barrier carried it; a sale's changes are in its order.</param>
/// <param name="Change">What was asked, by whom and when.</param>
/// <param name="Status">What became of it.</param>
/// <param name="WrittenAt">When the ledger decided, UTC.</param>
[GenerateSerializer, Immutable, Alias("seckill.sale-change-record")]
public sealed record SaleChangeRecord(
    [property: Id(0)] long SaleId,
    [property: Id(1)] int Epoch,
    [property: Id(2)] SaleChange Change,
    [property: Id(3)] SaleChangeStatus Status,
    [property: Id(4)] DateTimeOffset WrittenAt);
