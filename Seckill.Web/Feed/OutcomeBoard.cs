using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Seckill.Orders;

namespace Seckill.Web.Feed;

/// <summary>
/// Where requests and event streams hear of orders, and where the feed posts what it hears. Its watches are bounded by those
/// who take them: <see cref="WebLimits.MaxWaiters"/> and <see cref="WebLimits.MaxEventStreams"/>.
/// </summary>
internal sealed class OutcomeBoard(TimeProvider time, int maxWaiters = WebLimits.MaxWaiters)
{
    private readonly OutcomeMemory _recent = new(WebLimits.MaxRememberedOutcomes);
    private readonly Dictionary<OrderId, OrderWatch> _watches = [];
    private int _waiters;
    private bool _closed;

    /// <summary>Guards the board and all its watches, so that a word is either remembered or still to be posted.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Requests that wait now.</summary>
    public int Waiters => Volatile.Read(ref _waiters);

    /// <summary>Subscribes to an order; what was posted lately is there to be read at once.</summary>
    public OrderWatch Watch(OrderId orderId, OrderStatus known = OrderStatus.Pending)
    {
        var watch = new OrderWatch(this, orderId, known);
        lock (Gate)
        {
            if (_recent.Find(orderId) is { } recent) watch.Hear(recent);
            if (_closed) watch.End();
            ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(_watches, orderId, out _);
            watch.Next = first;
            if (first is not null) first.Previous = watch;
            first = watch;
        }

        return watch;
    }

    /// <summary>Waits for a word on the order that is news.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="known">What the caller knows already.</param>
    /// <param name="wait">How long.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>
    /// The news; null when there was none in time or it may have been missed; <paramref name="known"/>, at once, when too many
    /// wait already or the node stops.
    /// </returns>
    public async ValueTask<OrderStatus?> WaitAsync(
        OrderId orderId, OrderStatus known, TimeSpan wait, CancellationToken cancellation)
    {
        using var watch = Watch(orderId, known);
        try
        {
            var crowded = Interlocked.Increment(ref _waiters) > maxWaiters;
            if (!crowded) await watch.WaitAsync(wait, time, cancellation);
            var news = watch.Read();
            return OrderProgress.IsNews(news.Status, known) || crowded || news.IsOver ? news.Status : null;
        }
        finally
        {
            Interlocked.Decrement(ref _waiters);
        }
    }

    /// <summary>Posts what an OrderWriter told; it may come twice, and late.</summary>
    public void Post(ImmutableArray<OrderOutcome> outcomes)
    {
        lock (Gate)
        {
            foreach (var outcome in outcomes)
            {
                if (outcome.Status == OrderStatus.Pending) continue;
                _recent.Add(outcome.OrderId, outcome.Status);
                if (!_watches.TryGetValue(outcome.OrderId, out var watch)) continue;
                for (; watch is not null; watch = watch.Next) watch.Hear(outcome.Status);
            }
        }
    }

    /// <summary>Something may have been committed unheard: everybody is sent to look.</summary>
    public void Miss() => Each(watch => watch.Miss());

    /// <summary>The node stops: everybody is told, and whoever comes later, too.</summary>
    public void Close()
    {
        lock (Gate) _closed = true;
        Each(watch => watch.End());
    }

    /// <summary>Forgets a watch; once more does nothing.</summary>
    public void Remove(OrderWatch watch)
    {
        lock (Gate)
        {
            if (watch.Previous is { } previous) previous.Next = watch.Next;
            else if (_watches.TryGetValue(watch.OrderId, out var first) && ReferenceEquals(first, watch))
            {
                if (watch.Next is { } second) _watches[watch.OrderId] = second;
                else _watches.Remove(watch.OrderId);
            }

            if (watch.Next is { } next) next.Previous = watch.Previous;
            (watch.Previous, watch.Next) = (null, null);
        }
    }

    private void Each(Action<OrderWatch> tell)
    {
        lock (Gate)
        {
            foreach (var first in _watches.Values)
            {
                for (var watch = first; watch is not null; watch = watch.Next) tell(watch);
            }
        }
    }
}
