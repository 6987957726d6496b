using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Seckill.Storage.Databases;

namespace Seckill.Storage.Sqlite;

/// <summary>
/// The one writer: a thread that runs all writes that wait, each in a savepoint of one transaction, and commits them
/// together; so the sync to disk, which is what costs, is shared by all who came meanwhile.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    // Prepared, and not the driver's own transactions: those are parsed each time and leave the collector an object to finalize.
    private const string Begin = "BEGIN IMMEDIATE", Commit = "COMMIT";
    private const string Save = "SAVEPOINT one_write", Undo = "ROLLBACK TO one_write", Release = "RELEASE one_write";

    private readonly BlockingCollection<WriteOperation> _queue = new(StorageLimits.MaxQueuedWrites);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SqliteFile _file;
    private readonly string _name;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly List<WriteOperation> _group = new(StorageLimits.MaxWritesPerCommit);
    private DbSession? _session;

    public SqliteWriter(SqliteFile file, string name, TimeProvider clock, ILogger logger)
    {
        (_file, _name, _clock, _logger) = (file, name, clock, logger);
        new Thread(Run) { Name = $"{name} writer", IsBackground = true }.Start();
    }

    public Task<T> WriteAsync<T>(Func<DbSession, Task<T>> write, CancellationToken cancellationToken)
    {
        var operation = new WriteOperation<T>(write, cancellationToken);
        try
        {
            if (!_queue.TryAdd(operation))
                throw new DatabaseOverloadedException($"{StorageLimits.MaxQueuedWrites} writes wait for the database '{_name}'.");
        }
        catch (InvalidOperationException) when (_queue.IsAddingCompleted)
        {
            throw new ObjectDisposedException(_name, "The database is closed.");
        }

        return operation.Task;
    }

    /// <summary>Lets the writes that wait come to their end.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.CompleteAdding();
        await _ended.Task.ConfigureAwait(false);
    }

    private void Run()
    {
        foreach (var first in _queue.GetConsumingEnumerable())
        {
            if (first.TryCancel()) continue;
            RunGroup(first);
            _group.Clear();
        }

        CloseSession();
        _ended.SetResult();
    }

    private void RunGroup(WriteOperation first)
    {
        var committing = false;
        try
        {
            _group.Add(first);
            _session ??= _file.OpenWriter();
            var start = _clock.GetTimestamp();
            Execute(Begin);
            RunInSavepoint(first);
            while (_group.Count < StorageLimits.MaxWritesPerCommit && _clock.GetElapsedTime(start) < StorageLimits.MaxJoinTime
                && _queue.TryTake(out var next))
            {
                if (next.TryCancel()) continue;
                _group.Add(next);
                RunInSavepoint(next);
            }

            committing = true;
            Execute(Commit);
        }
        catch (Exception exception)
        {
            _logger.LogError(exception, "A group of {Writes} writes to the database '{Database}' failed.", _group.Count, _name);
            CloseSession();
            foreach (var operation in _group)
                operation.Fail(committing ? new WriteOutcomeUnknownException(_name, exception) : exception);
            return;
        }

        foreach (var operation in _group) operation.Complete();
    }

    private void RunInSavepoint(WriteOperation operation)
    {
        Execute(Save);
        // If SQLite has undone the whole transaction (a full disk, say), there is no savepoint left, this throws, and the
        // group fails; nothing of it is stored then.
        if (!operation.Run(_session!)) Execute(Undo);
        Execute(Release);
    }

    /// <summary>The driver is synchronous: the task is complete when it is returned.</summary>
    private void Execute(string statement) => _session!.Prepare(statement, 0).ExecuteAsync().GetAwaiter().GetResult();

    /// <summary>After a failure a new connection is opened: in what state the old one is, nobody knows.</summary>
    private void CloseSession()
    {
        try
        {
            _session?.Dispose();
        }
        catch (SqliteException exception)
        {
            _logger.LogWarning(exception, "Closing a connection to the database '{Database}' failed.", _name);
        }

        _session = null;
    }
}
