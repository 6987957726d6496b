namespace Seckill.Silo.Startup;

/// <summary>The moment when everything of a host has started.</summary>
internal static class HostStart
{
    /// <summary>The silo is one of the services that start beside the caller; before it is up, no grain can be called.</summary>
    /// <returns>False when the host stops before it.</returns>
    public static async Task<bool> StartedAsync(this IHostApplicationLifetime lifetime, CancellationToken stopping)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var onStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return started.Task.IsCompleted;
    }
}
