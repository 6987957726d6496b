using System.Collections.Concurrent;
using Seckill.Orders;
using Seckill.Stock;

namespace Seckill.Web.Tests.World;

/// <summary>A product's grain that changes sales as a test says; nothing else of it is called by a front end.</summary>
internal sealed class FakeProduct : IProductGrain
{
    public Func<long, SaleChange, Task<SaleChangeResult>> OnChange { get; set; } =
        (_, _) => throw new InvalidOperationException("The test expects no change to reach a grain.");

    /// <summary>The changes that were asked for, in order.</summary>
    public ConcurrentQueue<SaleChange> Changes { get; } = [];

    public Task<SaleChangeResult> ChangeSaleAsync(long saleId, SaleChange change)
    {
        Changes.Enqueue(change);
        return OnChange(saleId, change);
    }

    public Task<PurchaseResult> PurchaseAsync(long userId) => throw new NotSupportedException();

    public Task PrepareAsync() => throw new NotSupportedException();

    public Task<StockSnapshot> GetSnapshotAsync() => throw new NotSupportedException();

    public Task<Order?> FindPendingAsync(OrderId orderId, long userId) => throw new NotSupportedException();

    public Task ReconcileAsync() => throw new NotSupportedException();

    public Task OnWrittenAsync(SaleWritten written) => throw new NotSupportedException();
}
