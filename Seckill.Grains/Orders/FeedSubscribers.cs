namespace Seckill.Orders;

/// <summary>The front ends that listen to an OrderWriter, each until its subscription runs out.</summary>
internal sealed class FeedSubscribers(TimeProvider timeProvider)
{
    private readonly Dictionary<IOrderFeedObserver, DateTimeOffset> _expiries = [];

    /// <summary>Adds or renews a subscriber.</summary>
    /// <exception cref="InvalidOperationException">There are <see cref="OrderFeedLimits.MaxSubscribers"/> already.</exception>
    public void Add(IOrderFeedObserver observer)
    {
        if (_expiries.Count >= OrderFeedLimits.MaxSubscribers && !_expiries.ContainsKey(observer))
        {
            throw new InvalidOperationException($"More than {OrderFeedLimits.MaxSubscribers} front ends subscribe.");
        }

        _expiries[observer] = timeProvider.GetUtcNow() + OrderFeedLimits.SubscriptionLifetime;
    }

    public void Remove(IOrderFeedObserver observer) => _expiries.Remove(observer);

    /// <summary>The subscribers that have not run out; the others are forgotten.</summary>
    public IOrderFeedObserver[] GetLive()
    {
        var now = timeProvider.GetUtcNow();
        foreach (var (observer, expiry) in _expiries.ToArray())
        {
            if (expiry <= now) _expiries.Remove(observer);
        }

        return [.. _expiries.Keys];
    }
}
