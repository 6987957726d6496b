using System.Collections.Immutable;

namespace Seckill.Orders;

/// <summary>The order ledger: the truth about what was sold. Every write can be repeated safely (I4).</summary>
public interface IOrderLedger
{
    /// <summary>
    /// Writes the events, in their order, in one transaction: orders inserted once by their id, each sale's <c>available</c>
    /// lowered by exactly the rows inserted as placed, each sale's fence raised to its highest barrier. An order from an
    /// epoch below the fence, of a buyer who has a live order, without a unit left, or of a sale that is not there is
    /// recorded as rejected and takes nothing.
    /// </summary>
    /// <returns>One entry a sale that the events name; its outcomes hold orders that were there before, as they stand.</returns>
    Task<ImmutableArray<SaleWritten>> WriteAsync(IReadOnlyList<OrderEvent> events, CancellationToken cancellationToken);

    /// <summary>The order, or null.</summary>
    Task<Order?> FindAsync(OrderId orderId, CancellationToken cancellationToken);

    /// <summary>The product that a sale sells, or null when there is no such sale.</summary>
    Task<long?> FindProductOfSaleAsync(long saleId, CancellationToken cancellationToken);

    /// <summary>The user's orders, the newest first, at most <paramref name="limit"/>.</summary>
    Task<ImmutableArray<Order>> GetOrdersOfUserAsync(long userId, int limit, CancellationToken cancellationToken);
}
