namespace Orleans.Configuration;

/// <summary>What silos and clients have in common about calls.</summary>
public abstract class MessagingOptions
{
    /// <summary>A call without an answer fails with <see cref="TimeoutException"/> after this long, at most one second later.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
