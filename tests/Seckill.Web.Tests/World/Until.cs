using Seckill.TestKit;

namespace Seckill.Web.Tests.World;

/// <summary>Waits for something that is bound to happen; the runner's time-out ends what never does.</summary>
internal static class Until
{
    private const int MaxSteps = 10_000_000;

    public static async Task TrueAsync(Func<bool> condition)
    {
        while (!condition())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>Moves the clock on until the task ends: its timer may not be set yet when the first step is made.</summary>
    public static async Task<T> ElapsesAsync<T>(ManualTimeProvider time, Task<T> task, TimeSpan step)
    {
        for (var steps = 0; !task.IsCompleted; steps++)
        {
            Assert.True(steps < MaxSteps, $"It has not ended within {MaxSteps} steps of {step}.");
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            time.Advance(step);
            await Task.Yield();
        }

        return await task;
    }
}
