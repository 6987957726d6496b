namespace Seckill.Payments;

/// <summary>The bounds of the payment watch.</summary>
public static class PaymentWatchLimits
{
    /// <summary>Payments, and refunds, that one round reads.</summary>
    public const int MaxRead = 500;

    /// <summary>Requests to the provider that are on their way at once.</summary>
    public const int MaxParallel = 16;

    /// <summary>How often the watch makes its round.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>How long the provider may take to answer a payment before it is asked again.</summary>
    public static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(20);

    /// <summary>The pause after the first attempt; each further one doubles it.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);

    /// <summary>The longest pause between two attempts.</summary>
    public static readonly TimeSpan MaxPause = TimeSpan.FromMinutes(5);

    /// <summary>How long one request to the provider, or question to the ledger, may take.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);
}
