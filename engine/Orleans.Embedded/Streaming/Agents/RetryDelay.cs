namespace Orleans.Runtime.Embedded;

/// <summary>Waits between attempts: twice as long each time up to a limit, and jittered, so that agents do not knock in step.</summary>
internal sealed class RetryDelay(TimeProvider clock, int seed)
{
    private const double LeastShare = 0.5;

    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);

    /// <summary>Waits after the <paramref name="failures"/>-th failure in a row, counted from 1.</summary>
    public Task WaitAsync(int failures, CancellationToken cancellationToken) => Task.Delay(After(failures), clock, cancellationToken);

    private TimeSpan After(int failures)
    {
        var full = Math.Min(
            StreamLimits.FirstRetryDelay.TotalMilliseconds * Math.Pow(2, failures - 1), StreamLimits.LongestRetryDelay.TotalMilliseconds);
        lock (_gate) return TimeSpan.FromMilliseconds(full * (LeastShare + (1 - LeastShare) * _random.NextDouble()));
    }
}
