namespace Seckill.Orders;

/// <summary>The answer to a cancellation.</summary>
/// <param name="Status">What happened.</param>
/// <param name="Order">The order as it stands; null when the buyer has no such order.</param>
[GenerateSerializer, Immutable, Alias("seckill.cancel-result")]
public sealed record CancelResult([property: Id(0)] CancelStatus Status, [property: Id(1)] Order? Order = null);
