namespace Seckill.Silo.Payments;

/// <summary>The bounds of the sandbox payment provider.</summary>
internal static class SandboxLimits
{
    /// <summary>Callbacks that wait for their time or for an answer. Beyond it, a payment is not taken on, and is asked for again later.</summary>
    public const int MaxScheduled = 20_000;

    /// <summary>Requests on their way at once.</summary>
    public const int MaxParallel = 16;

    /// <summary>How often one callback is sent; after that only another request for the payment brings it.</summary>
    public const int MaxAttempts = 8;

    /// <summary>The pause after the first attempt; each further one doubles it.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);

    /// <summary>How long one request may take.</summary>
    public static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);
}
