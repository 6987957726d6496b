using Seckill.Orders;

namespace Seckill.Payments;

/// <summary>What the provider's word did.</summary>
/// <param name="Status">What happened.</param>
/// <param name="Written">What is to be announced; null when no order changed.</param>
public sealed record Settlement(SettleStatus Status, SaleWritten? Written);
