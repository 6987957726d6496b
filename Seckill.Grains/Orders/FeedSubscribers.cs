namespace Seckill.Orders;

/// <summary>The front ends that listen to an OrderWriter, each until its subscription runs out.</summary>
internal sealed class FeedSubscribers(TimeProvider timeProvider)
{
    private readonly Dictionary<IOrderFeedObserver, long> _renewedAt = [];

    /// <summary>Adds or renews a subscriber.</summary>
    /// <exception cref="InvalidOperationException">There are <see cref="OrderFeedLimits.MaxSubscribers"/> already.</exception>
    public void Add(IOrderFeedObserver observer)
    {
        if (_renewedAt.Count >= OrderFeedLimits.MaxSubscribers && !_renewedAt.ContainsKey(observer))
        {
            throw new InvalidOperationException($"More than {OrderFeedLimits.MaxSubscribers} front ends subscribe.");
        }

        _renewedAt[observer] = timeProvider.GetTimestamp();
    }

    public void Remove(IOrderFeedObserver observer) => _renewedAt.Remove(observer);

    /// <summary>The subscribers that have not run out; the others are forgotten.</summary>
    public IOrderFeedObserver[] GetLive()
    {
        foreach (var (observer, renewedAt) in _renewedAt.ToArray())
        {
            if (timeProvider.GetElapsedTime(renewedAt) >= OrderFeedLimits.SubscriptionLifetime) _renewedAt.Remove(observer);
        }

        return [.. _renewedAt.Keys];
    }
}
