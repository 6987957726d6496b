namespace Seckill.Users;

/// <summary>
/// The rule of at most one attempt per interval for a user and product. Synchronous and deterministic. Kept in memory only:
/// it spares the product's grain, it is not what keeps a buyer from a second order. A mutable struct because every buyer has one.
/// </summary>
internal struct AttemptLimiter
{
    private Attempt? _newest;
    private int _count;

    /// <summary>The remembered attempts, the product that was tried first last.</summary>
    public readonly IEnumerable<Attempt> Attempts
    {
        get
        {
            for (var attempt = _newest; attempt is not null; attempt = attempt.Next) yield return attempt;
        }
    }

    /// <summary>Admits an attempt, or says when the next one would be. A refused press does not put that off.</summary>
    /// <param name="productId">The product.</param>
    /// <param name="timestamp">Now, from <see cref="TimeProvider.GetTimestamp"/>.</param>
    /// <param name="interval">The interval; zero admits everything.</param>
    /// <param name="timeProvider">The clock that gave the timestamp.</param>
    public Admission Admit(long productId, long timestamp, TimeSpan interval, TimeProvider timeProvider)
    {
        var attempt = Find(productId);
        if (attempt is null)
        {
            attempt = new Attempt(productId) { Next = _newest };
            _newest = attempt;
            if (++_count > UserLimits.MaxRememberedProducts) ForgetOldest();
        }
        else if (interval - timeProvider.GetElapsedTime(attempt.AdmittedAt, timestamp) is { Ticks: > 0 } rest)
        {
            return new Admission(null, rest);
        }

        attempt.AdmittedAt = timestamp;
        return new Admission(attempt, null);
    }

    private readonly Attempt? Find(long productId)
    {
        var attempt = _newest;
        while (attempt is not null && attempt.ProductId != productId) attempt = attempt.Next;
        return attempt;
    }

    private void ForgetOldest()
    {
        var beforeLast = _newest!;
        while (beforeLast.Next!.Next is not null) beforeLast = beforeLast.Next;
        beforeLast.Next = null;
        _count--;
    }
}
