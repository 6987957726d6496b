using Seckill.Orders;

namespace Seckill.Payments;

/// <summary>What opening a payment did.</summary>
/// <param name="Status">What happened.</param>
/// <param name="Order">The order as it stands; null when the buyer has no such order.</param>
/// <param name="Payment">The payment that is open, if one is.</param>
public sealed record PaymentOpening(PayStatus Status, Order? Order, Payment? Payment);
