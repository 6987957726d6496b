using Seckill.Orders;
using Seckill.Payments;
using Seckill.Storage.Payments;
using Seckill.Storage.Tests.Orders;

namespace Seckill.Storage.Tests.Payments;

public sealed class PaymentRulesTests
{
    /// <summary>Every status of a payment and of its order, both words.</summary>
    [Theory]
    [InlineData(PaymentStatus.Open, OrderStatus.Placed, true, SettleStatus.Settled, PaymentStatus.Succeeded)]
    [InlineData(PaymentStatus.Open, OrderStatus.Placed, false, SettleStatus.Settled, PaymentStatus.Failed)]
    [InlineData(PaymentStatus.Open, OrderStatus.Cancelled, true, SettleStatus.Refunding, PaymentStatus.RefundDue)]
    [InlineData(PaymentStatus.Open, OrderStatus.Cancelled, false, SettleStatus.Settled, PaymentStatus.Failed)]
    [InlineData(PaymentStatus.Open, OrderStatus.Paid, true, SettleStatus.Refunding, PaymentStatus.RefundDue)]
    [InlineData(PaymentStatus.Open, OrderStatus.Paid, false, SettleStatus.Settled, PaymentStatus.Failed)]
    [InlineData(PaymentStatus.Failed, OrderStatus.Placed, true, SettleStatus.Settled, PaymentStatus.Succeeded)]
    [InlineData(PaymentStatus.Failed, OrderStatus.Placed, false, SettleStatus.KnownAlready, PaymentStatus.Failed)]
    [InlineData(PaymentStatus.Failed, OrderStatus.Cancelled, true, SettleStatus.Refunding, PaymentStatus.RefundDue)]
    [InlineData(PaymentStatus.Failed, OrderStatus.Paid, true, SettleStatus.Refunding, PaymentStatus.RefundDue)]
    [InlineData(PaymentStatus.Succeeded, OrderStatus.Paid, true, SettleStatus.KnownAlready, PaymentStatus.Succeeded)]
    [InlineData(PaymentStatus.Succeeded, OrderStatus.Paid, false, SettleStatus.KnownAlready, PaymentStatus.Succeeded)]
    [InlineData(PaymentStatus.RefundDue, OrderStatus.Cancelled, true, SettleStatus.KnownAlready, PaymentStatus.RefundDue)]
    [InlineData(PaymentStatus.RefundDue, OrderStatus.Cancelled, false, SettleStatus.KnownAlready, PaymentStatus.RefundDue)]
    [InlineData(PaymentStatus.Refunded, OrderStatus.Cancelled, true, SettleStatus.KnownAlready, PaymentStatus.Refunded)]
    [InlineData(PaymentStatus.Refunded, OrderStatus.Placed, false, SettleStatus.KnownAlready, PaymentStatus.Refunded)]
    public void AWord(PaymentStatus payment, OrderStatus order, bool succeeded, SettleStatus answer, PaymentStatus next) =>
        Assert.Equal((answer, next), PaymentRules.Settle(payment, order, succeeded));

    [Theory]
    [InlineData(OrderStatus.Placed, 0.001, true)]
    [InlineData(OrderStatus.Placed, 0.0, false)]
    [InlineData(OrderStatus.Placed, -1.0, false)]
    [InlineData(OrderStatus.Placed, null, false)]
    [InlineData(OrderStatus.Pending, 1.0, false)]
    [InlineData(OrderStatus.Paid, 1.0, false)]
    [InlineData(OrderStatus.Cancelled, 1.0, false)]
    [InlineData(OrderStatus.Rejected, 1.0, false)]
    public void OnlyAPlacedOrderThatIsNotDueIsPayable(OrderStatus status, double? dueInSeconds, bool expected)
    {
        DateTimeOffset? due = dueInSeconds is { } seconds ? Some.Noon.AddSeconds(seconds) : null;
        Assert.Equal(expected, PaymentRules.IsPayable(status, due, Some.Noon));
    }

    /// <summary>Minutes from now: when the order expires, and until when the lease keeps it.</summary>
    [Theory]
    [InlineData(15, 2)]
    [InlineData(0, 2)]
    [InlineData(-3, 2)]
    [InlineData(-3.5, 1.5)]
    [InlineData(-5, 0)]
    public void ALeaseHasAnEnd(double expires, double leased) =>
        Assert.Equal(Some.Noon.AddMinutes(leased), PaymentRules.LeaseEnd(Some.Noon.AddMinutes(expires), Some.Noon));
}
