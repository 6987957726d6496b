namespace Seckill.Storage.MySql;

/// <summary>Work that waits for a worker thread.</summary>
internal abstract class MySqlWork
{
    /// <summary>True when the caller has given up before the work was begun; the caller is told so.</summary>
    public abstract bool TryCancel();

    /// <summary>Runs the work and tells the caller what came of it.</summary>
    public abstract void Run(MySqlSlot slot);
}
