namespace Seckill.Storage.MySql;

/// <inheritdoc/>
internal sealed class MySqlWork<T>(Func<MySqlSlot, T> work, CancellationToken cancellationToken) : MySqlWork
{
    // Continuations never run on the worker's thread: it would wait for its callers.
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Task => _completion.Task;

    public override bool TryCancel()
    {
        if (!cancellationToken.IsCancellationRequested) return false;
        _completion.SetCanceled(cancellationToken);
        return true;
    }

    public override void Run(MySqlSlot slot)
    {
        try
        {
            _completion.SetResult(work(slot));
        }
        catch (Exception exception)
        {
            _completion.SetException(exception);
        }
    }
}
