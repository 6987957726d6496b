using Seckill.Stock;

namespace Seckill.Streaming;

/// <summary>The bounds of the order stream's adapters.</summary>
public static class StreamLimits
{
    /// <summary>Events in one message: a full batch of a ProductGrain, and room for some barriers beside it.</summary>
    public const int MaxEventsPerMessage = StockLimits.MaxBatchOrders + 24;

    /// <summary>
    /// Bytes of one message. An order takes 78 at most, so a full message of orders always fits; a barrier with a change takes
    /// up to 265, and goes alone.
    /// </summary>
    public const int MaxMessageBytes = 96 * 1024;

    /// <summary>Events that may wait in a silo's memory for a partition to store them. Beyond it, appends are refused.</summary>
    public const int MaxWaitingEvents = 100_000;

    /// <summary>Messages of a partition that are not delivered yet. Beyond it, appends are refused.</summary>
    public const int MaxUnreadMessages = 50_000;

    /// <summary>Messages that one read brings, and that one delivery to a grain holds.</summary>
    public const int MaxMessagesPerRead = 128;

    /// <summary>Bytes after which a read brings no further message: some 6,500 orders, which the ledger writes at once.</summary>
    public const int MaxBytesPerRead = 512 * 1024;

    /// <summary>Messages of a partition in a silo's memory. Orleans' cache lets a tenth of it in at once.</summary>
    public const int MaxCachedMessages = 10 * MaxMessagesPerRead;

    /// <summary>Delivered messages whose deletion may wait; beyond it, reading waits for the deletion.</summary>
    public const int MaxUndeletedMessages = 1_024;

    /// <summary>
    /// How long a read of an empty partition waits for an append before it answers that there is none. An append of this
    /// process wakes it at once, so this is the delay for those of another one only.
    /// </summary>
    public static readonly TimeSpan MaxReadWait = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// How soon a partition is read again. While few buy, a message holds two or three orders, and a transaction of the ledger
    /// for each would cost several times what the purchases do; an order after a quiet time is read at once.
    /// </summary>
    public static readonly TimeSpan ReadPause = TimeSpan.FromMilliseconds(5);
}
