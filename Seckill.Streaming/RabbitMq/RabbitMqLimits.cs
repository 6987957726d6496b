namespace Seckill.Streaming.RabbitMq;

/// <summary>The bounds of the order stream on RabbitMQ.</summary>
public static class RabbitMqLimits
{
    /// <summary>Messages that one read brings; their bytes are in memory before it can count them.</summary>
    public const int MaxMessagesPerRead = 16;

    /// <summary>Messages that a receiver may hold unacknowledged: what it delivers, and as many read ahead.</summary>
    public const ushort Prefetch = 2 * MaxMessagesPerRead;

    /// <summary>
    /// Messages that were sent and not confirmed. Fewer than the 128 frames that the client's socket queue takes: a publish
    /// that had to wait for room in there would hold up the client's own handling of a lost connection.
    /// </summary>
    public const int MaxUnconfirmedMessages = 96;

    /// <summary>Messages that wait for their turn to be sent. Beyond it, appends are refused.</summary>
    public const int MaxWaitingMessages = 1_024;

    /// <summary>Messages that the dead-letter queue takes. Once it is full, a partition stops at an unreadable message.</summary>
    public const int MaxDeadLetters = 10_000;

    /// <summary>
    /// How often the broker may deliver a message: practically for ever. RabbitMQ 4 drops a message after 20 deliveries unless
    /// told otherwise, and puts what comes back at the end of the queue, out of order, where no limit is given at all.
    /// </summary>
    public const int MaxDeliveries = int.MaxValue;

    /// <summary>What the first connection may take at the start, with everything that is declared then.</summary>
    public static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(8);

    /// <summary>What one attempt to connect may take.</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(4);

    /// <summary>What one question to the broker may take, such as declaring a queue.</summary>
    public static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(5);

    /// <summary>How often both sides give a sign of life; a connection is lost when two of them are missing.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);

    /// <summary>About how long to wait before the first attempt to connect again; every further one doubles it.</summary>
    public static readonly TimeSpan FirstReconnectDelay = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest wait between two attempts to connect.</summary>
    public static readonly TimeSpan LongestReconnectDelay = TimeSpan.FromSeconds(2);

    /// <summary>What closing a connection in good order may take, at the end.</summary>
    public static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(3);
}
