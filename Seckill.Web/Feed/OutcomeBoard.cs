using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Seckill.Orders;

namespace Seckill.Web.Feed;

/// <summary>Where requests wait for the final word on an order, and where the feed posts it.</summary>
internal sealed class OutcomeBoard(TimeProvider time, int maxWaiters = WebLimits.MaxWaiters)
{
    private readonly Lock _gate = new();
    private readonly OutcomeMemory _recent = new(WebLimits.MaxRememberedOutcomes);
    private readonly Dictionary<OrderId, Entry> _entries = [];
    private int _waiters;

    /// <summary>Requests that wait now.</summary>
    public int Waiters => Volatile.Read(ref _waiters);

    /// <summary>Waits for the order's outcome.</summary>
    /// <returns>The outcome; null when it did not come in time or may have been missed; pending, at once, when too many wait already.</returns>
    public async ValueTask<OrderStatus?> WaitAsync(OrderId orderId, TimeSpan wait, CancellationToken cancellation)
    {
        if (!TryEnter(orderId, out var entry, out var known)) return known;
        try
        {
            var outcome = entry.Outcome.Task;
            await ((Task)outcome).WaitAsync(wait, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return outcome.IsCompletedSuccessfully ? outcome.Result : null;
        }
        finally
        {
            Leave(orderId, entry);
        }
    }

    /// <summary>Posts what an OrderWriter committed; it may come twice.</summary>
    public void Post(ImmutableArray<OrderOutcome> outcomes)
    {
        List<(Entry Entry, OrderStatus Status)> heard = [];
        lock (_gate)
        {
            foreach (var outcome in outcomes)
            {
                if (outcome.Status == OrderStatus.Pending) continue;
                _recent.Add(outcome.OrderId, outcome.Status);
                if (_entries.Remove(outcome.OrderId, out var entry)) heard.Add((entry, outcome.Status));
            }
        }

        foreach (var (entry, status) in heard) entry.Outcome.TrySetResult(status);
    }

    /// <summary>Something may have been committed unheard: everybody who waits is sent to look.</summary>
    public void Miss()
    {
        Entry[] waiting;
        lock (_gate)
        {
            waiting = [.. _entries.Values];
            _entries.Clear();
        }

        foreach (var entry in waiting) entry.Outcome.TrySetCanceled();
    }

    /// <summary>Memory and entries change under one lock, so an outcome is either remembered or still to be posted.</summary>
    private bool TryEnter(OrderId orderId, out Entry entry, out OrderStatus known)
    {
        lock (_gate)
        {
            entry = null!;
            known = _recent.Find(orderId) ?? OrderStatus.Pending;
            if (known != OrderStatus.Pending || _waiters >= maxWaiters) return false;
            ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_entries, orderId, out _);
            entry = slot ??= new Entry();
            entry.Waiters++;
            _waiters++;
            return true;
        }
    }

    private void Leave(OrderId orderId, Entry entry)
    {
        lock (_gate)
        {
            _waiters--;
            entry.Waiters--;
            if (entry.Waiters == 0 && _entries.TryGetValue(orderId, out var current) && ReferenceEquals(current, entry))
            {
                _entries.Remove(orderId);
            }
        }
    }

    private sealed class Entry
    {
        public TaskCompletionSource<OrderStatus> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Waiters { get; set; }
    }
}
