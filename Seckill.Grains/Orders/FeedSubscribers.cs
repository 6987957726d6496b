namespace Seckill.Orders;

/// <summary>The front ends that listen to an OrderWriter, each until its subscription runs out.</summary>
internal sealed class FeedSubscribers(TimeProvider timeProvider)
{
    private readonly Dictionary<IOrderFeedObserver, long> _renewedAt = [];

    /// <summary>Adds or renews a subscriber.</summary>
    /// <returns>Whether it was not there.</returns>
    /// <exception cref="InvalidOperationException">There are <see cref="OrderFeedLimits.MaxSubscribers"/> already.</exception>
    public bool Add(IOrderFeedObserver observer)
    {
        var isNew = !_renewedAt.ContainsKey(observer);
        if (isNew && _renewedAt.Count >= OrderFeedLimits.MaxSubscribers)
        {
            throw new InvalidOperationException($"More than {OrderFeedLimits.MaxSubscribers} front ends subscribe.");
        }

        _renewedAt[observer] = timeProvider.GetTimestamp();
        return isNew;
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
