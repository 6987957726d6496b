using Seckill.Orders;
using Seckill.Payments;

namespace Seckill.Storage.Payments;

/// <summary>What becomes of payments and of the orders that they pay. Plain and deterministic.</summary>
public static class PaymentRules
{
    /// <summary>Whether a buyer's order can be paid now.</summary>
    /// <param name="status">The order's status.</param>
    /// <param name="dueAt">When it expires; null unless it is placed.</param>
    /// <param name="now">The ledger's clock.</param>
    public static bool IsPayable(OrderStatus status, DateTimeOffset? dueAt, DateTimeOffset now) =>
        status == OrderStatus.Placed && now < dueAt;

    /// <summary>Until when a payment that is opened now keeps its order.</summary>
    public static DateTimeOffset LeaseEnd(DateTimeOffset expiresAt, DateTimeOffset now)
    {
        var (lease, most) = (now + PaymentLimits.Lease, expiresAt + PaymentLimits.MaxLease);
        return lease < most ? lease : most;
    }

    /// <summary>
    /// What the provider's word does to a payment, whose amount it names rightly. The first word counts, but that money which was
    /// taken after all is never overlooked.
    /// </summary>
    /// <param name="payment">The payment's status.</param>
    /// <param name="order">Its order's status.</param>
    /// <param name="succeeded">Whether the money was taken.</param>
    /// <returns>The answer, and the payment's status from now on.</returns>
    public static (SettleStatus Answer, PaymentStatus Next) Settle(PaymentStatus payment, OrderStatus order, bool succeeded)
    {
        var counts = payment == PaymentStatus.Open || (payment == PaymentStatus.Failed && succeeded);
        if (!counts) return (SettleStatus.KnownAlready, payment);
        if (!succeeded) return (SettleStatus.Settled, PaymentStatus.Failed);
        return order == OrderStatus.Placed
            ? (SettleStatus.Settled, PaymentStatus.Succeeded)
            : (SettleStatus.Refunding, PaymentStatus.RefundDue);
    }
}
