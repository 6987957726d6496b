using Seckill.Payments;

namespace Seckill.Storage.Tests.Orders;

/// <summary>A payment of the naive ledger, which is told the id that the real one gave it.</summary>
internal sealed class NaivePayment(Payment payment, NaiveOrder order)
{
    public Payment Opened { get; } = payment;

    public NaiveOrder Order { get; } = order;

    public PaymentStatus Status { get; set; } = PaymentStatus.Open;
}
