namespace Orleans.Conformance.Tests.Streaming.Kit;

/// <summary>Lets a test wait until something that others change has come to be so, without asking again and again.</summary>
public sealed class Watch
{
    /// <summary>Only so that what never comes to be is told as a failure, not as a test that hangs.</summary>
    private static readonly TimeSpan Hopeless = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly List<(Func<bool> Condition, TaskCompletionSource Reached)> _waiting = [];

    /// <summary>Changes something under the watch's lock.</summary>
    public T Change<T>(Func<T> change)
    {
        lock (_gate)
        {
            var result = change();
            foreach (var waiter in _waiting.Where(waiter => waiter.Condition()).ToArray())
            {
                _waiting.Remove(waiter);
                waiter.Reached.SetResult();
            }

            return result;
        }
    }

    public void Change(Action change) => Change(() =>
    {
        change();
        return true;
    });

    /// <summary>Completes once the condition, looked at under the lock, is true.</summary>
    public Task Until(Func<bool> condition, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (condition()) return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((condition, reached));
            return reached.Task.WaitAsync(Hopeless, TimeProvider.System, cancellationToken);
        }
    }
}
