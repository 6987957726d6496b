namespace Seckill.TestKit;

/// <summary>One direction of a proxy: open, or closed until it is opened again.</summary>
public sealed class ProxyGate
{
    private TaskCompletionSource _opened = Opened();

    /// <summary>Completes when the gate is open.</summary>
    internal Task Passed => Volatile.Read(ref _opened).Task;

    /// <summary>From now on nothing gets through.</summary>
    public void Close() =>
        Volatile.Write(ref _opened, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    /// <summary>Lets through what was held up, and all that follows.</summary>
    public void Open() => Interlocked.Exchange(ref _opened, Opened()).TrySetResult();

    private static TaskCompletionSource Opened()
    {
        var opened = new TaskCompletionSource();
        opened.SetResult();
        return opened;
    }
}
