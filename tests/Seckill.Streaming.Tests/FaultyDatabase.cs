using System.Collections.Concurrent;
using Seckill.Storage.Databases;

namespace Seckill.Streaming.Tests;

/// <summary>A database whose next writes fail as the test says.</summary>
internal sealed class FaultyDatabase(IDatabase inner) : IDatabase
{
    /// <summary>What the next writes throw, one each; nothing of theirs is stored.</summary>
    public ConcurrentQueue<Exception> WriteFaults { get; } = new();

    public string Name => inner.Name;

    public ISqlDialect Dialect => inner.Dialect;

    public Task OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    public Task<T> ReadAsync<T>(Func<DbSession, Task<T>> read, CancellationToken cancellationToken) =>
        inner.ReadAsync(read, cancellationToken);

    public Task<T> ReadSnapshotAsync<T>(Func<DbSession, Task<T>> read, CancellationToken cancellationToken) =>
        inner.ReadSnapshotAsync(read, cancellationToken);

    public Task<T> ReadInBackgroundAsync<T>(Func<DbSession, Task<T>> read, CancellationToken cancellationToken) =>
        inner.ReadInBackgroundAsync(read, cancellationToken);

    public Task<T> WriteAsync<T>(Func<DbSession, Task<T>> write, CancellationToken cancellationToken) =>
        WriteFaults.TryDequeue(out var fault) ? Task.FromException<T>(fault) : inner.WriteAsync(write, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
