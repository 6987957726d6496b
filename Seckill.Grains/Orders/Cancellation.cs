namespace Seckill.Orders;

/// <summary>What a cancellation did.</summary>
/// <param name="Status">What happened.</param>
/// <param name="Order">The order as it stands; null when the buyer has no such order.</param>
/// <param name="Written">What is to be announced; null when nothing changed.</param>
public sealed record Cancellation(CancelStatus Status, Order? Order, SaleWritten? Written);
