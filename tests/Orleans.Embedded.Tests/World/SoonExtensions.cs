namespace Orleans.Embedded.Tests.World;

/// <summary>Turns a hang into a failure. No test waits this long when it passes.</summary>
public static class SoonExtensions
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Task Soon(this Task task) => task.WaitAsync(Patience);

    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(Patience);
}
