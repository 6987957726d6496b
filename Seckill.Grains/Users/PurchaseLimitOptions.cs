namespace Seckill.Users;

/// <summary>The limit on attempts; configuration section <c>Limits</c>.</summary>
public sealed class PurchaseLimitOptions
{
    /// <summary>The shortest time between two attempts of one user at one product, in seconds, 0 (no limit) to 3,600.</summary>
    public double PurchaseIntervalSeconds { get; set; } = 1;
}
