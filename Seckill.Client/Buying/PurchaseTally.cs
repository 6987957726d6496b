using System.Collections.Immutable;

namespace Seckill.Client.Buying;

/// <summary>Collects attempts from many threads and says in a few words how it stands.</summary>
internal sealed class PurchaseTally
{
    private readonly Lock _gate = new();
    private readonly List<PurchaseAttempt> _attempts = [];
    private int _accepted;
    private int _failed;

    public void Add(PurchaseAttempt attempt)
    {
        lock (_gate)
        {
            _attempts.Add(attempt);
            if (attempt.Receipt is not null) _accepted++;
            else if (attempt.Outcome == PurchaseOutcome.Failed) _failed++;
        }
    }

    /// <summary>How it stands: <c>3 accepted, 2 refused, 1 failed</c>.</summary>
    public string Score()
    {
        lock (_gate) return $"{_accepted} accepted, {_attempts.Count - _accepted - _failed} refused, {_failed} failed";
    }

    public ImmutableArray<PurchaseAttempt> ToImmutable()
    {
        lock (_gate) return [.. _attempts];
    }
}
