namespace Seckill.Users;

/// <summary>The bounds of a UserGrain.</summary>
public static class UserLimits
{
    /// <summary>Products whose last attempt is remembered per user; the oldest is forgotten first.</summary>
    public const int MaxRememberedProducts = 64;

    /// <summary>How long a purchase may take, in hours, minutes and seconds. Beyond it: 503 outcome_unknown.</summary>
    public const string PurchaseTimeout = "00:00:10";

    /// <summary>Orders in one answer of <see cref="IUserGrain.GetOrdersAsync"/>.</summary>
    public const int MaxListedOrders = 200;
}
