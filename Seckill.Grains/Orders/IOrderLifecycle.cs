using System.Collections.Immutable;

namespace Seckill.Orders;

/// <summary>
/// How placed orders end without being paid, in the ledger. Each call is one transaction: order, sale and journal change
/// together, and of calls that race exactly one wins (I5).
/// </summary>
public interface IOrderLifecycle
{
    /// <summary>Cancels a buyer's placed order and gives its unit back. Again: answers the same and changes nothing.</summary>
    Task<Cancellation> CancelAsync(OrderId orderId, long userId, CancellationToken cancellationToken);

    /// <summary>
    /// Expires placed orders that are due now and are not being paid, the longest due first, and gives their units back.
    /// </summary>
    /// <param name="partition">Only those of this partition's products; see <see cref="OrderStreams.PartitionOf"/>.</param>
    /// <param name="partitions">How many partitions there are.</param>
    /// <param name="limit">How many at most, in this one transaction.</param>
    /// <param name="cancellationToken">Ends the wait for the transaction's begin.</param>
    /// <returns>One entry a sale that changed, with its expired orders; empty when nothing was due.</returns>
    Task<ImmutableArray<SaleWritten>> ExpireAsync(int partition, int partitions, int limit, CancellationToken cancellationToken);
}
