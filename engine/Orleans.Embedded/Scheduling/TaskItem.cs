using Orleans.Runtime.Embedded;

namespace Orleans.Embedded;

/// <summary>A continuation that comes back to its activation.</summary>
internal sealed class TaskItem(Task task) : TurnItem
{
    internal override void Run(TurnQueue queue) => queue.Execute(task);
}
