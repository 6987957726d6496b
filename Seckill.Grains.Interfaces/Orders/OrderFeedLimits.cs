namespace Seckill.Orders;

/// <summary>The bounds of the order feed.</summary>
public static class OrderFeedLimits
{
    /// <summary>How long an OrderWriter remembers a subscriber that does not renew.</summary>
    public static readonly TimeSpan SubscriptionLifetime = TimeSpan.FromSeconds(30);

    /// <summary>How often a front end renews; also the longest time that a restarted OrderWriter goes unheard.</summary>
    public static readonly TimeSpan RenewalInterval = TimeSpan.FromSeconds(2);

    /// <summary>Front ends that one OrderWriter serves.</summary>
    public const int MaxSubscribers = 1_000;
}
