using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Seckill.Orders;
using Seckill.Stock;

namespace Seckill.Users;

/// <summary>
/// The rule of at most one attempt per interval for a user and product. Synchronous and deterministic. Kept in memory only:
/// it spares the product's grain, it is not what keeps a buyer from a second order. A mutable struct because every buyer has one;
/// nearly all of them try one product, and need no object for it.
/// </summary>
internal struct AttemptLimiter
{
    private bool _hasFirst;
    private Attempt _first;
    private List<Attempt>? _others;

    /// <summary>The remembered attempts, the product that was tried first first.</summary>
    public readonly Attempt[] Attempts => _hasFirst ? [_first, .. _others ?? []] : [];

    /// <summary>Admits an attempt, or says when the next one would be. A refused press does not put that off.</summary>
    /// <param name="productId">The product.</param>
    /// <param name="timestamp">Now, from <see cref="TimeProvider.GetTimestamp"/>.</param>
    /// <param name="interval">The interval; zero admits everything.</param>
    /// <param name="timeProvider">The clock that gave the timestamp.</param>
    public Admission Admit(long productId, long timestamp, TimeSpan interval, TimeProvider timeProvider)
    {
        ref var attempt = ref Find(productId);
        if (Unsafe.IsNullRef(ref attempt))
        {
            attempt = ref Add(productId);
        }
        else if (interval - timeProvider.GetElapsedTime(attempt.AdmittedAt, timestamp) is { Ticks: > 0 } rest)
        {
            return new Admission(rest, null);
        }

        attempt.AdmittedAt = timestamp;
        return new Admission(null, attempt.InFlight);
    }

    /// <summary>An attempt that was admitted is on its way.</summary>
    public void OnStarted(long productId, Task<PurchaseResult> inFlight)
    {
        ref var attempt = ref Find(productId);
        if (!Unsafe.IsNullRef(ref attempt)) attempt.InFlight = inFlight;
    }

    /// <summary>An attempt has ended, with or without an order. It may have been forgotten meanwhile.</summary>
    public void OnEnded(long productId, OrderId? orderId)
    {
        ref var attempt = ref Find(productId);
        if (Unsafe.IsNullRef(ref attempt)) return;
        attempt.InFlight = null;
        attempt.OrderId = orderId ?? attempt.OrderId;
    }

    [UnscopedRef]
    private ref Attempt Find(long productId)
    {
        if (_hasFirst && _first.ProductId == productId) return ref _first;
        foreach (ref var other in CollectionsMarshal.AsSpan(_others))
        {
            if (other.ProductId == productId) return ref other;
        }

        return ref Unsafe.NullRef<Attempt>();
    }

    [UnscopedRef]
    private ref Attempt Add(long productId)
    {
        if (!_hasFirst)
        {
            (_hasFirst, _first) = (true, new Attempt(productId));
            return ref _first;
        }

        _others ??= [];
        if (_others.Count + 1 == UserLimits.MaxRememberedProducts)
        {
            _first = _others[0];
            _others.RemoveAt(0);
        }

        _others.Add(new Attempt(productId));
        return ref CollectionsMarshal.AsSpan(_others)[^1];
    }
}
