using System.Buffers;
using Orleans.Runtime.Embedded;

namespace Orleans.Embedded;

/// <summary>A request that is answered without a value.</summary>
public abstract class TaskRequest : Request
{
    private static readonly Action<Task, object?> Finish = static (task, state) =>
    {
        var request = (TaskRequest)state!;
        request.Answer(task);
        request.Target!.OnFinished(request);
    };

    // Asynchronously, so that the caller goes on under its own scheduler and never inside the turn that answered.
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Task Task => _answer.Task;

    internal sealed override bool IsCompleted => _answer.Task.IsCompleted;

    internal sealed override Task Completion => _answer.Task;

    protected abstract Task Invoke(object target);

    internal sealed override void TryAnswer(ReadOnlySequence<byte> json)
    {
        Cancellation?.Dispose();
        _answer.TrySetResult();
    }

    internal sealed override void TryFail(Exception exception)
    {
        Cancellation?.Dispose();
        _answer.TrySetException(exception);
    }

    internal sealed override void TryCancel(CancellationToken token) => _answer.TrySetCanceled(token);

    internal sealed override bool Start(Activation activation)
    {
        Task task;
        try
        {
            task = Invoke(activation.GrainInstance!) ?? throw NullTask(this);
        }
        catch (Exception exception)
        {
            activation.OnThrown(exception);
            TryFail(exception);
            return true;
        }

        if (task.IsCompleted)
        {
            Answer(task);
            return true;
        }

        task.ContinueWith(Finish, this, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, activation);
        return false;
    }

    private void Answer(Task task)
    {
        Cancellation?.Dispose();
        if (task.Exception?.InnerException is { } exception) Target!.OnThrown(exception);
        _answer.TrySetFromTask(task);
    }
}
