using Seckill.Stock;

namespace Seckill.Orders;

/// <summary>
/// A ProductGrain began an epoch for a sale. Once it is committed, everything that was accepted before it is in the ledger,
/// and whatever comes behind it from an older epoch is rejected.
/// </summary>
/// <param name="ProductId">The product whose grain began the epoch.</param>
/// <param name="SaleId">The sale that the epoch is for.</param>
/// <param name="Epoch">The new epoch, at least 1.</param>
/// <param name="Change">A change of the sale that takes effect with the barrier, if the epoch was begun for one.</param>
[GenerateSerializer, Immutable, Alias("seckill.barrier-raised")]
public sealed record BarrierRaised(
    [property: Id(0)] long ProductId,
    [property: Id(1)] long SaleId,
    [property: Id(2)] int Epoch,
    [property: Id(3)] SaleChange? Change = null) : OrderEvent;
