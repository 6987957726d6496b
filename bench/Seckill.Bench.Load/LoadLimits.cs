namespace Seckill.Bench.Load;

/// <summary>The bounds of the load generator.</summary>
public static class LoadLimits
{
    public const int MaxConnections = 4_096;

    public const int MaxRequests = 50_000_000;

    public const double MaxSeconds = 600;

    /// <summary>How long the answers to the last requests may take.</summary>
    public static readonly TimeSpan LastAnswers = TimeSpan.FromSeconds(10);

    /// <summary>How long connecting may take, all connections together.</summary>
    public static readonly TimeSpan Connecting = TimeSpan.FromSeconds(10);

    /// <summary>Bytes of one request.</summary>
    public const int MaxRequestBytes = 4 * 1024;

    /// <summary>Bytes of an answer's head.</summary>
    public const int MaxHeadBytes = 8 * 1024;

    /// <summary>Bytes that are taken from a socket at once.</summary>
    public const int ReceiveBytes = 64 * 1024;

    /// <summary>Sockets of which the kernel tells at once.</summary>
    public const int MaxEvents = 256;
}
