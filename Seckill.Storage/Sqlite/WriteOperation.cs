using Seckill.Storage.Databases;

namespace Seckill.Storage.Sqlite;

/// <summary>A write that waits for its turn, for its commit, and then tells its caller.</summary>
internal abstract class WriteOperation
{
    /// <summary>True when the caller has given up before the write was begun; the caller is told so.</summary>
    public abstract bool TryCancel();

    /// <summary>Runs the write; false when it threw, which is kept for the caller.</summary>
    public abstract bool Run(DbSession session);

    /// <summary>Tells the caller the result, or what the write threw.</summary>
    public abstract void Complete();

    /// <summary>Tells the caller that the group failed; or what the write itself threw, if it did.</summary>
    public abstract void Fail(Exception exception);
}
