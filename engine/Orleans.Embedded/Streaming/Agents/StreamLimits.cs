namespace Orleans.Runtime.Embedded;

/// <summary>The bounds of reading and delivering.</summary>
internal static class StreamLimits
{
    /// <summary>The most messages that one read asks for, where the adapter's cache sets no bound.</summary>
    public const int ReadCount = 1024;

    /// <summary>About how long to wait after the first failure; every further one doubles it.</summary>
    public static readonly TimeSpan FirstRetryDelay = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest wait between two attempts.</summary>
    public static readonly TimeSpan LongestRetryDelay = TimeSpan.FromSeconds(10);
}
