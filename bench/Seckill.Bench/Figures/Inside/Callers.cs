using System.Diagnostics;

namespace Seckill.Bench.Figures.Inside;

/// <summary>Many who call, each again as soon as it has its answer.</summary>
internal static class Callers
{
    private const int Count = 256;

    /// <summary>How many calls a second all of them make together.</summary>
    /// <param name="call">One call of a caller, who is numbered from 0; the second number counts its calls.</param>
    /// <param name="duration">For how long.</param>
    public static async Task<double> RateAsync(Func<int, int, Task> call, TimeSpan duration)
    {
        using var stop = new CancellationTokenSource();
        var start = Stopwatch.GetTimestamp();
        var callers = Enumerable.Range(0, Count).Select(caller => Task.Run(async () =>
        {
            var calls = 0;
            for (; !stop.IsCancellationRequested; calls++) await call(caller, calls);
            return calls;
        })).ToArray();
        await Task.Delay(duration, TimeProvider.System);
        await stop.CancelAsync();
        var all = (await Task.WhenAll(callers)).Sum(calls => (long)calls);
        return all / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
