namespace Seckill.Storage.Databases;

/// <summary>The bounds of a database.</summary>
public static class StorageLimits
{
    /// <summary>Writes that may wait for the writer. Beyond it: <see cref="DatabaseOverloadedException"/>.</summary>
    public const int MaxQueuedWrites = 4_096;

    /// <summary>Writes that share one commit.</summary>
    public const int MaxWritesPerCommit = 64;

    /// <summary>
    /// For how long writes may still join a commit. It bounds how long the first of them waits for the last, and how long
    /// another process waits for the database.
    /// </summary>
    public static readonly TimeSpan MaxJoinTime = TimeSpan.FromMilliseconds(20);

    /// <summary>Reads that run at once.</summary>
    public const int MaxReaders = 4;

    /// <summary>Reads that may run or wait. Beyond it: <see cref="DatabaseOverloadedException"/>.</summary>
    public const int MaxReads = 10_000;

    /// <summary>How long a reading that keeps pace with others rests at a time.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(2);

    /// <summary>How long a statement waits for another process's lock on the database.</summary>
    public static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(5);

    /// <summary>How long one statement of a script may take: it may add an index to all the orders there are.</summary>
    public static readonly TimeSpan ScriptTimeout = TimeSpan.FromMinutes(10);

    /// <summary>Pages that the write-ahead log may grow by before they are moved into the database, 4 KiB each.</summary>
    public const int CheckpointPages = 4_000;

    /// <summary>Memory for pages of one connection, in KiB.</summary>
    public const int PageCacheKib = 16_384;

    /// <summary>The widest gap between two order sequences that are still looked up as one range.</summary>
    public const int MaxSequenceGap = 32;

    /// <summary>How often a batch is decided that runs into a key which another writer has put there meanwhile.</summary>
    public const int MaxDecisions = 5;
}
