namespace Orleans.Streams;

/// <summary>A stream of events, as its producers see it.</summary>
/// <remarks>
/// Orleans' interface can also subscribe and list subscriptions. The embedded engine has implicit subscriptions only (see
/// <see cref="ImplicitStreamSubscriptionAttribute"/>): no store of explicit ones, so nothing to subscribe with.
/// </remarks>
public interface IAsyncStream<T> : IAsyncStream, IEquatable<IAsyncStream<T>>, IComparable<IAsyncStream<T>>, IAsyncBatchProducer<T>
{
}
