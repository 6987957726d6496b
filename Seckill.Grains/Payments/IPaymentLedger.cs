using System.Collections.Immutable;
using Seckill.Orders;

namespace Seckill.Payments;

/// <summary>
/// Payments in the ledger. Each call is one transaction; of calls that race on one order, exactly one wins (I5), and every
/// call can be repeated (I4). Times are the ledger's clock.
/// </summary>
public interface IPaymentLedger
{
    /// <summary>
    /// Opens a payment of a buyer's placed order that is not yet due, or answers the one that is open; the order is kept from
    /// expiring for <see cref="PaymentLimits.Lease"/>, altogether no longer than <see cref="PaymentLimits.MaxLease"/>.
    /// </summary>
    Task<PaymentOpening> OpenAsync(OrderId orderId, long userId, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the provider's word. Success pays a placed order, leased or not, even when it is due and not swept yet; of an order
    /// that is cancelled or expired, or paid by another payment, the money is marked to be refunded. Failure ends the payment and
    /// its lease. The first word of a payment counts, but that a success after a failure is taken like a first one.
    /// </summary>
    Task<Settlement> SettleAsync(PaymentWord word, CancellationToken cancellationToken);

    /// <summary>Payments that have been open since before a moment, the oldest first: the provider may never have heard of them.</summary>
    Task<ImmutableArray<Payment>> GetUnansweredAsync(DateTimeOffset openedBefore, int limit, CancellationToken cancellationToken);

    /// <summary>Payments whose money has to go back, the oldest first.</summary>
    Task<ImmutableArray<Payment>> GetRefundsDueAsync(int limit, CancellationToken cancellationToken);

    /// <summary>The provider has taken the refund. Again: changes nothing.</summary>
    Task OnRefundedAsync(string paymentId, CancellationToken cancellationToken);
}
