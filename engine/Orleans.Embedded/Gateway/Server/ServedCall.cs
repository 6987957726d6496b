using Orleans.Embedded;

namespace Orleans.Runtime.Embedded;

/// <summary>A call that came through a gateway.</summary>
/// <param name="Grain">The grain that is called.</param>
/// <param name="GrainClass">Its class.</param>
/// <param name="Request">The call.</param>
/// <param name="Cancellation">Cancels it; null when the method takes no token.</param>
internal sealed record ServedCall(GrainId Grain, GrainClassInfo GrainClass, Request Request, CancellationTokenSource? Cancellation);
