using Seckill.Payments;

namespace Seckill.Storage.Payments;

/// <summary>The bounds of payments in the ledger.</summary>
public static class PaymentStorageLimits
{
    /// <summary>The longest nonce of a message: HMAC-SHA256 in hexadecimal.</summary>
    public const int MaxNonceLength = 64;

    /// <summary>Characters of a currency that are kept of a message which names a wrong one.</summary>
    public const int MaxReportedCurrencyLength = 16;

    /// <summary>
    /// How long the provider is asked again for its word on a payment. After that the payment rests, still open: a word that comes
    /// even so is taken, but nothing waits for it any more, and those that will never be answered do not pile up.
    /// </summary>
    public static readonly TimeSpan MaxUnanswered = TimeSpan.FromHours(24);

    /// <summary>
    /// How long a message is remembered: its time stamp may lie ahead by a window when it comes, and is good for another.
    /// </summary>
    public static readonly TimeSpan MessageMemory = 2 * PaymentLimits.CallbackWindow;

    /// <summary>Every so many words this process forgets old messages.</summary>
    public const int WordsPerPurge = 256;

    /// <summary>Messages that are forgotten at once; more than come meanwhile.</summary>
    public const int MaxPurged = 1_024;
}
