namespace Seckill.Stock;

/// <summary>What a ProductGrain holds at one moment.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="SaleId">The sale that is open in the grain, null when there is none.</param>
/// <param name="Epoch">The grain's epoch.</param>
/// <param name="State">The state of the grain's sale.</param>
/// <param name="Available">Units that the grain can still give out.</param>
/// <param name="Unconfirmed">Orders that wait for the stream's confirmation.</param>
/// <param name="Unwritten">Orders taken of which the ledger's commit is not known yet, the unconfirmed among them.</param>
/// <param name="BatchesInFlight">Batches that the stream has not confirmed yet.</param>
[GenerateSerializer, Immutable, Alias("seckill.stock-snapshot")]
public sealed record StockSnapshot(
    [property: Id(0)] long ProductId,
    [property: Id(1)] long? SaleId,
    [property: Id(2)] int Epoch,
    [property: Id(3)] StockState State,
    [property: Id(4)] long Available,
    [property: Id(5)] int Unconfirmed,
    [property: Id(6)] int Unwritten,
    [property: Id(7)] int BatchesInFlight)
{
    /// <summary>Nothing is on its way, so counter and ledger must agree.</summary>
    public bool IsQuiet => State != StockState.Opening && Unconfirmed == 0 && Unwritten == 0;
}
