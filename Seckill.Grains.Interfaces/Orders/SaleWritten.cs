using System.Collections.Immutable;

namespace Seckill.Orders;

/// <summary>What one committed transaction did to one sale. It is sent after the commit, may be lost, and may come twice.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="SaleId">The sale.</param>
/// <param name="Fence">The sale's highest committed barrier.</param>
/// <param name="Available">Units that the ledger still has after the commit.</param>
/// <param name="Outcomes">
/// The orders that it was about, in order: those of a batch, with what they are now, those written before included; or those
/// that were paid, cancelled or expired.
/// </param>
/// <param name="LineBefore">The sale's last journal line before it.</param>
/// <param name="Line">The sale's last journal line after it.</param>
[GenerateSerializer, Immutable, Alias("seckill.sale-written")]
public sealed record SaleWritten(
    [property: Id(0)] long ProductId,
    [property: Id(1)] long SaleId,
    [property: Id(2)] int Fence,
    [property: Id(3)] long Available,
    [property: Id(4)] ImmutableArray<OrderOutcome> Outcomes,
    [property: Id(5)] long LineBefore = 0,
    [property: Id(6)] long Line = 0);
