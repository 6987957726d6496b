using Seckill.Orders;

namespace Seckill.Storage.Orders;

/// <summary>Orders of one epoch that were placed one after another, and will be one line of the journal.</summary>
internal readonly record struct PlacedRun(int Epoch, int First, int Last, int Count)
{
    public PlacedRun With(OrderId orderId) => Count == 0
        ? new PlacedRun(orderId.Epoch, orderId.Sequence, orderId.Sequence, 1)
        : new PlacedRun(Epoch, Math.Min(First, orderId.Sequence), Math.Max(Last, orderId.Sequence), Count + 1);
}
