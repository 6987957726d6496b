using System.Collections.Immutable;
using Seckill.Orders;

namespace Seckill.Storage.Orders;

/// <summary>A sale while a batch is applied to it.</summary>
public sealed class LedgerSale
{
    private readonly ImmutableArray<OrderOutcome>.Builder _outcomes = ImmutableArray.CreateBuilder<OrderOutcome>();

    /// <summary>A sale as its row stands.</summary>
    public LedgerSale(long saleId, long productId, long stock, long available, int fence)
    {
        (SaleId, ProductId, Stock, IsKnown) = (saleId, productId, stock, true);
        (AvailableBefore, Available) = (available, available);
        (FenceBefore, Fence) = (fence, fence);
    }

    /// <summary>A sale that the ledger does not have.</summary>
    public LedgerSale(long saleId, long productId) => (SaleId, ProductId) = (saleId, productId);

    public long SaleId { get; }

    public long ProductId { get; }

    public bool IsKnown { get; }

    public long Stock { get; }

    public long AvailableBefore { get; }

    public long Available { get; private set; }

    public int FenceBefore { get; }

    public int Fence { get; private set; }

    /// <summary>Whether the sale's row must be written.</summary>
    public bool IsChanged => Available != AvailableBefore || Fence != FenceBefore;

    /// <summary>What the batch did to the sale.</summary>
    public SaleWritten ToWritten() => new(ProductId, SaleId, Fence, Available, _outcomes.ToImmutable());

    internal void Take() => Available--;

    internal void RaiseFence(int epoch) => Fence = Math.Max(Fence, epoch);

    internal void Tell(OrderOutcome outcome) => _outcomes.Add(outcome);
}
