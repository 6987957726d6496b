using System.Collections.Concurrent;
using Seckill.Storage.Databases;

namespace Seckill.Storage.Sqlite;

/// <summary>Runs reads on the thread pool, on a bounded number of connections that are opened when first needed.</summary>
internal sealed class SqliteReaders(SqliteFile file) : IAsyncDisposable
{
    private readonly SemaphoreSlim _free = new(StorageLimits.MaxReaders);
    private readonly ConcurrentBag<DbSession> _idle = [];
    private int _reads;
    private volatile bool _disposed;
    private volatile bool _closed;

    public async Task<T> ReadAsync<T>(Func<DbSession, Task<T>> read, bool snapshot, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (Interlocked.Increment(ref _reads) > StorageLimits.MaxReads)
        {
            Interlocked.Decrement(ref _reads);
            throw new DatabaseOverloadedException($"{StorageLimits.MaxReads} reads wait for the database.");
        }

        try
        {
            // The driver blocks, and a grain would bring its own scheduler: Task.Run always means the thread pool.
            return await Task.Run(() => RunAsync(read, snapshot, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _reads);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        for (var i = 0; i < StorageLimits.MaxReaders; i++) await _free.WaitAsync().ConfigureAwait(false);
        _closed = true;
        while (_idle.TryTake(out var session)) session.Dispose();
        _free.Release(StorageLimits.MaxReaders); // Those who still wait are to see that it is over.
    }

    private async Task<T> RunAsync<T>(Func<DbSession, Task<T>> read, bool snapshot, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken).ConfigureAwait(false);
        DbSession? session = null;
        try
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            session = _idle.TryTake(out var idle) ? idle : file.OpenReader();
            var result = await (snapshot ? InSnapshotAsync(session, read) : read(session)).ConfigureAwait(false);
            _idle.Add(session);
            session = null;
            return result;
        }
        finally
        {
            session?.Dispose(); // It failed, and nobody knows in what state it is.
            _free.Release();
        }
    }

    /// <summary>A transaction that never writes takes no lock and sees the moment of its first read.</summary>
    private static async Task<T> InSnapshotAsync<T>(DbSession session, Func<DbSession, Task<T>> read)
    {
        await session.Prepare("BEGIN", 0).ExecuteAsync().ConfigureAwait(false);
        var result = await read(session).ConfigureAwait(false);
        await session.Prepare("COMMIT", 0).ExecuteAsync().ConfigureAwait(false);
        return result;
    }
}
