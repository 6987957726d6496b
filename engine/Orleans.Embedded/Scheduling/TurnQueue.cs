using Orleans.Embedded;

namespace Orleans.Runtime.Embedded;

/// <summary>
/// Runs its items one at a time, in the order of their arrival, and is the task scheduler under which they run, so that what they
/// await comes back here. Anyone may post; whoever finds the queue idle has it scheduled. The inbox is a stack that posters push with
/// one compare-and-swap and the running slice takes whole and turns round.
/// </summary>
internal abstract class TurnQueue : TaskScheduler, IThreadPoolWorkItem
{
    private static readonly TurnItem Busy = new BusyMarker();
    private static readonly Action<object?> Slice = static queue => ((TurnQueue)queue!).RunSlice();

    [ThreadStatic]
    private static TurnQueue? t_running;

    private TurnItem? _inbox; // null: idle. Busy at the bottom: scheduled or running.
    private TurnItem? _taken;

    public override int MaximumConcurrencyLevel => 1;

    protected abstract TurnScheduler Turns { get; }

    /// <summary>The queue whose turn this thread is running.</summary>
    internal static TurnQueue? Running => t_running;

    /// <summary>Whether the calling code is one of this queue's turns.</summary>
    internal bool IsRunningHere => t_running == this;

    internal void Post(TurnItem item)
    {
        TurnItem? top;
        do
        {
            top = Volatile.Read(ref _inbox);
            item.Next = top;
        }
        while (Interlocked.CompareExchange(ref _inbox, item, top) != top);

        if (top is null) Turns.Schedule(this);
    }

    internal void Execute(Task task) => TryExecuteTask(task);

    void IThreadPoolWorkItem.Execute()
    {
        var interrupted = t_running; // only a scheduler that runs turns inside of turns has one
        t_running = this;
        new Task(Slice, this, CancellationToken.None, TaskCreationOptions.DenyChildAttach).RunSynchronously(this);
        t_running = interrupted;
    }

    /// <summary>Called after every item, outside of anyone's code.</summary>
    protected abstract void AfterTurn();

    /// <summary>Called with what escaped from an item, such as a callback on a cancellation token.</summary>
    protected abstract void OnFault(Exception exception);

    protected override void QueueTask(Task task) => Post(new TaskItem(task));

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && IsRunningHere && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    private void RunSlice()
    {
        for (var turn = 0; turn < EngineLimits.TurnsPerSlice; turn++)
        {
            if (_taken is null && !TakeInbox()) return;
            var item = _taken!;
            _taken = item.Next;
            item.Next = null;
            try
            {
                item.Run(this);
                AfterTurn();
            }
            catch (Exception exception)
            {
                OnFault(exception); // and go on: a queue that stops here would never run again
            }
        }

        Turns.Schedule(this);
    }

    /// <summary>Moves the inbox over to the slice, oldest first. False, and the queue is idle, when there is nothing.</summary>
    private bool TakeInbox()
    {
        if (Interlocked.CompareExchange(ref _inbox, null, Busy) == Busy) return false;
        var item = Interlocked.Exchange(ref _inbox, Busy);
        while (item is not null && item != Busy)
        {
            var older = item.Next;
            item.Next = _taken;
            _taken = item;
            item = older;
        }

        return true;
    }

    private sealed class BusyMarker : TurnItem
    {
        internal override void Run(TurnQueue queue) => throw new InvalidOperationException();
    }
}
