using System.Buffers;
using Orleans.Runtime.Embedded;

namespace Orleans.Embedded;

/// <summary>A request that nobody waits for; what goes wrong with it is logged where it runs.</summary>
public abstract class OneWayRequest : Request
{
    private static readonly Action<Task, object?> Finish = static (task, state) =>
    {
        var request = (OneWayRequest)state!;
        request.Done(task);
        request.Target!.OnFinished(request);
    };

    protected override RequestOptions Options => RequestOptions.OneWay;

    internal override bool IsCompleted => false;

    protected abstract Task Invoke(object target);

    internal sealed override void TryAnswer(ReadOnlySequence<byte> json) { }

    internal override void TryFail(Exception exception) => Target?.Silo.LogDropped(this, exception);

    internal sealed override void TryCancel(CancellationToken token) { }

    internal sealed override bool Start(Activation activation)
    {
        Task task;
        try
        {
            task = Invoke(activation.GrainInstance!) ?? throw NullTask(this);
        }
        catch (Exception exception)
        {
            task = Task.FromException(exception);
        }

        if (task.IsCompleted)
        {
            Done(task);
            return true;
        }

        task.ContinueWith(Finish, this, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, activation);
        return false;
    }

    private protected virtual void OnDone() { }

    private void Done(Task task)
    {
        Cancellation?.Dispose();
        if (task.Exception?.InnerException is { } exception)
        {
            Target!.OnThrown(exception);
            TryFail(exception);
        }

        OnDone();
    }
}
