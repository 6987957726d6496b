using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Seckill.Storage.Databases;
using SQLitePCL;

namespace Seckill.Storage.Sqlite;

/// <summary>
/// Runs reads on a bounded number of connections that are opened when first needed: on the thread pool, and long ones, of which there
/// is one at a time, beside it.
/// </summary>
/// <param name="file">The database.</param>
/// <param name="rest">What a read in the background does every now and then: <see cref="SqlitePace.Sleep"/>.</param>
internal sealed class SqliteReaders(SqliteFile file, Action rest) : IAsyncDisposable
{
    private readonly SemaphoreSlim _free = new(StorageLimits.MaxReaders);
    private readonly SemaphoreSlim _background = new(1); // so that the others have readers, and a core
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentBag<DbSession> _idle = [];
    private int _reads;
    private volatile bool _disposed;
    private volatile bool _closed;

    // The driver blocks, and a grain would bring its own scheduler: Task.Run always means the thread pool.
    public Task<T> ReadAsync<T>(Func<DbSession, Task<T>> read, bool snapshot, CancellationToken cancellationToken) =>
        BoundedAsync(() => OnReaderAsync(snapshot ? session => InSnapshotAsync(session, read) : read, Task.Run, cancellationToken));

    /// <summary>
    /// On a thread of its own: the pool begins with one a core and adds another when all have been busy for half a second, so that a
    /// long reading would hold up all that a core can do meanwhile, even while it rests.
    /// </summary>
    public async Task<T> ReadInBackgroundAsync<T>(Func<DbSession, Task<T>> read, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        try
        {
            return await BoundedAsync(InTurnAsync).ConfigureAwait(false);
        }
        catch (Exception exception) when (stop.IsCancellationRequested && IsInterruption(exception))
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }

        async Task<T> InTurnAsync()
        {
            await _background.WaitAsync(stop.Token).ConfigureAwait(false);
            try
            {
                return await OnReaderAsync(session => InSnapshotAsync(session, PacedAsync), RunApart, stop.Token).ConfigureAwait(false);
            }
            finally
            {
                _background.Release();
            }
        }

        async Task<T> PacedAsync(DbSession session)
        {
            using var pace = new SqlitePace((SqliteConnection)session.Connection, rest, stop.Token);
            return await read(session).ConfigureAwait(false);
        }

        static Task<T> RunApart(Func<Task<T>> work) => Task.Factory
            .StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();

        static bool IsInterruption(Exception exception) =>
            exception is OperationCanceledException or SqliteException { SqliteErrorCode: raw.SQLITE_INTERRUPT };
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        await _closing.CancelAsync().ConfigureAwait(false);
        for (var i = 0; i < StorageLimits.MaxReaders; i++) await _free.WaitAsync().ConfigureAwait(false);
        _closed = true;
        while (_idle.TryTake(out var session)) session.Dispose();
        _free.Release(StorageLimits.MaxReaders); // Those who still wait are to see that it is over.
    }

    private async Task<T> BoundedAsync<T>(Func<Task<T>> read)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (Interlocked.Increment(ref _reads) > StorageLimits.MaxReads)
        {
            Interlocked.Decrement(ref _reads);
            throw new DatabaseOverloadedException($"{StorageLimits.MaxReads} reads wait for the database.");
        }

        try
        {
            return await read().ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _reads);
        }
    }

    private async Task<T> OnReaderAsync<T>(
        Func<DbSession, Task<T>> read, Func<Func<Task<T>>, Task<T>> start, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await start(() => OnSessionAsync(read)).ConfigureAwait(false);
        }
        finally
        {
            _free.Release();
        }
    }

    private async Task<T> OnSessionAsync<T>(Func<DbSession, Task<T>> read)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        var session = _idle.TryTake(out var idle) ? idle : file.OpenReader();
        try
        {
            var result = await read(session).ConfigureAwait(false);
            _idle.Add(session);
            session = null;
            return result;
        }
        finally
        {
            session?.Dispose(); // It failed, and nobody knows in what state it is.
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
