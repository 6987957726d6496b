using Seckill.TestKit;

namespace Seckill.Silo.Backends;

/// <summary>What the silos of one test stand on, fresh for every test and gone with it.</summary>
public abstract class Backend : IAsyncDisposable
{
    /// <summary>A folder of the test's own.</summary>
    internal TempFolder Folder { get; } = new();

    /// <summary>The settings that lead a silo to it, as command line arguments.</summary>
    public abstract IReadOnlyList<string> Settings { get; }

    /// <summary>A new one of a kind; skips the test where its servers are not there.</summary>
    public static Backend New(BackendKind kind) => kind == BackendKind.Defaults ? new DefaultBackend() : new ServerBackend();

    public virtual ValueTask DisposeAsync()
    {
        Folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
