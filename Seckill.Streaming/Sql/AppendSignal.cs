namespace Seckill.Streaming.Sql;

/// <summary>Wakes those who wait for the next append. Take <see cref="Next"/> before looking for something to read.</summary>
internal sealed class AppendSignal
{
    private TaskCompletionSource _next = Create();

    /// <summary>Completes with the next append.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Set() => Interlocked.Exchange(ref _next, Create()).SetResult();

    // Continuations elsewhere: a reader's work is not the appender's.
    private static TaskCompletionSource Create() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
