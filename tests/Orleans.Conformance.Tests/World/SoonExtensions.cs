namespace Orleans.Conformance.Tests.World;

/// <summary>Turns a hang into a failure that no test expects. No test waits this long when it passes.</summary>
public static class SoonExtensions
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task Soon(this Task task)
    {
        try
        {
            await task.WaitAsync(Patience);
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            Assert.Fail("What was waited for did not come.");
        }
    }

    public static async Task<T> Soon<T>(this Task<T> task)
    {
        await ((Task)task).Soon();
        return await task;
    }
}
