using System.Collections.Immutable;

namespace Seckill.Orders;

/// <summary>What one committed batch did to one sale. It is sent after the commit, may be lost, and may come twice.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="SaleId">The sale.</param>
/// <param name="Fence">The sale's highest committed barrier.</param>
/// <param name="Available">Units that the ledger still has after the commit.</param>
/// <param name="Outcomes">The orders of the batch, in the order of the stream, those written before included.</param>
[GenerateSerializer, Immutable, Alias("seckill.sale-written")]
public sealed record SaleWritten(
    [property: Id(0)] long ProductId,
    [property: Id(1)] long SaleId,
    [property: Id(2)] int Fence,
    [property: Id(3)] long Available,
    [property: Id(4)] ImmutableArray<OrderOutcome> Outcomes);
