using Seckill.Storage.Databases;

namespace Seckill.Storage.Sqlite;

/// <inheritdoc/>
internal sealed class WriteOperation<T>(Func<DbSession, Task<T>> write, CancellationToken cancellationToken) : WriteOperation
{
    // Continuations never run on the writer's thread: it would wait for its callers.
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private Exception? _error;

    public Task<T> Task => _completion.Task;

    public override bool TryCancel()
    {
        if (!cancellationToken.IsCancellationRequested) return false;
        _completion.SetCanceled(cancellationToken);
        return true;
    }

    public override bool Run(DbSession session)
    {
        try
        {
            // The driver is synchronous, so the task is complete when it is returned; and this thread has nothing else to do.
            _result = write(session).GetAwaiter().GetResult();
            return true;
        }
        catch (Exception exception)
        {
            _error = exception;
            return false;
        }
    }

    public override void Complete()
    {
        if (_error is null) _completion.SetResult(_result!);
        else _completion.SetException(_error);
    }

    public override void Fail(Exception exception) => _completion.SetException(_error ?? exception);
}
