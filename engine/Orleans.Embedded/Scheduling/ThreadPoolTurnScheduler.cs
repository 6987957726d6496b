namespace Orleans.Embedded;

internal sealed class ThreadPoolTurnScheduler : TurnScheduler
{
    public override void Schedule(IThreadPoolWorkItem turn) => ThreadPool.UnsafeQueueUserWorkItem(turn, preferLocal: false);
}
