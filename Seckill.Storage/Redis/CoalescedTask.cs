namespace Seckill.Storage.Redis;

/// <summary>
/// Does something as often as needed and no more: of all who ask while it is being done, the next run serves every one, and
/// begins after each of them has asked.
/// </summary>
internal sealed class CoalescedTask(Func<Task> run)
{
    private readonly Lock _gate = new();
    private Task _running = Task.CompletedTask;
    private Task? _next;

    /// <summary>Completes when a run has ended that began after this call.</summary>
    public Task RequestAsync()
    {
        lock (_gate)
        {
            if (_next is not null) return _next;
            if (_running.IsCompleted) return _running = run();
            return _next = RunAfterAsync(_running);
        }
    }

    private async Task RunAfterAsync(Task previous)
    {
        // Elsewhere in any case, or this would run on before the caller has put it in its place.
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (_gate)
        {
            _running = _next!;
            _next = null;
        }

        await run().ConfigureAwait(false);
    }
}
