namespace Seckill.Streaming.Sql;

/// <summary>What this process keeps about a partition.</summary>
internal sealed class PartitionState(int partition)
{
    private int _unreadIsUnknown = 1;

    public int Partition => partition;

    public AppendSignal Appended { get; } = new();

    /// <summary>Messages in the table. Touched by writes only, which the database runs one after another.</summary>
    public int Unread { get; set; }

    /// <summary>A write failed, so the number may be wrong; the next append counts.</summary>
    public void ForgetUnread() => Volatile.Write(ref _unreadIsUnknown, 1);

    /// <summary>Whether the number must be counted anew; asking answers for it.</summary>
    public bool TakeUnreadIsUnknown() => Interlocked.Exchange(ref _unreadIsUnknown, 0) == 1;
}
