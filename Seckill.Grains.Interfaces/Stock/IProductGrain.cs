using Orleans.Concurrency;
using Seckill.Orders;

namespace Seckill.Stock;

/// <summary>Owns the stock counter of its product's sale. Key: the product's id, at least 1.</summary>
[Alias("seckill.product")]
public interface IProductGrain : IGrainWithIntegerKey
{
    /// <summary>Takes one unit for a buyer; answers <see cref="PurchaseStatus.Accepted"/> only after the order is durable.</summary>
    [Alias("PurchaseAsync")]
    Task<PurchaseResult> PurchaseAsync(long userId);

    /// <summary>Reads the product's sales again and opens the one that is on or next, before the crowd comes.</summary>
    [Alias("PrepareAsync")]
    Task PrepareAsync();

    /// <summary>The grain's state, for operators and the audit.</summary>
    [Alias("GetSnapshotAsync")]
    Task<StockSnapshot> GetSnapshotAsync();

    /// <summary>
    /// The buyer's order, if the grain accepted it in its present epoch and the ledger may not have it yet; null otherwise.
    /// Waits until the sale is open, so that null means: if the order is anywhere, it is in the ledger.
    /// </summary>
    /// <exception cref="TimeoutException">The sale could not be opened within <see cref="StockLimits.OpeningWait"/>.</exception>
    [Alias("FindPendingAsync")]
    Task<Order?> FindPendingAsync(OrderId orderId, long userId);

    /// <summary>
    /// Changes a sale of this product: closes the books of the present epoch, and begins the next one with the change, so that it
    /// stands between purchases, in order and fenced like them. Purchases wait meanwhile. Answers after the ledger has it.
    /// </summary>
    [Alias("ChangeSaleAsync")]
    Task<SaleChangeResult> ChangeSaleAsync(long saleId, SaleChange change);

    /// <summary>Asks the ledger for units that came back, and begins a new epoch if the counter is off even so.</summary>
    [Alias("ReconcileAsync")]
    Task ReconcileAsync();

    /// <summary>An OrderWriter tells what it committed. It may be lost and may come twice.</summary>
    [Alias("OnWrittenAsync"), OneWay, AlwaysInterleave]
    Task OnWrittenAsync(SaleWritten written);
}
