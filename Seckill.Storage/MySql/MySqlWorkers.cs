using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Seckill.Storage.Databases;

namespace Seckill.Storage.MySql;

/// <summary>
/// A fixed number of threads, each with a session of its own, and a bounded queue before them. Threads of their own, not the
/// pool's: the driver blocks, and a server that does not answer would take the pool away from the grains.
/// </summary>
internal sealed class MySqlWorkers : IAsyncDisposable
{
    private readonly BlockingCollection<MySqlWork> _queue;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _name;
    private readonly Func<DbSession> _open;
    private readonly ILogger _logger;
    private int _running;

    /// <param name="name">For threads and messages, as in <c>ledger writer</c>.</param>
    /// <param name="count">Threads, and so sessions.</param>
    /// <param name="maxQueued">Work that may wait; beyond it: <see cref="DatabaseOverloadedException"/>.</param>
    /// <param name="open">Opens a session.</param>
    /// <param name="logger">Gets what nobody waits for.</param>
    public MySqlWorkers(string name, int count, int maxQueued, Func<DbSession> open, ILogger logger)
    {
        (_name, _open, _logger, _running) = (name, open, logger, count);
        _queue = new BlockingCollection<MySqlWork>(maxQueued);
        for (var i = 1; i <= count; i++) new Thread(Run) { Name = $"{name} {i}", IsBackground = true }.Start();
    }

    public Task<T> RunAsync<T>(Func<MySqlSlot, T> work, CancellationToken cancellationToken)
    {
        var item = new MySqlWork<T>(work, cancellationToken);
        try
        {
            if (!_queue.TryAdd(item))
                throw new DatabaseOverloadedException($"{_queue.BoundedCapacity} calls wait for a {_name}.");
        }
        catch (InvalidOperationException) when (_queue.IsAddingCompleted)
        {
            throw new ObjectDisposedException(_name, "The database is closed.");
        }

        return item.Task;
    }

    /// <summary>Lets the work that waits come to its end.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.CompleteAdding();
        await _ended.Task;
    }

    private void Run()
    {
        var slot = new MySqlSlot(_open, _logger);
        foreach (var work in _queue.GetConsumingEnumerable())
        {
            if (!work.TryCancel()) work.Run(slot);
        }

        slot.Drop();
        if (Interlocked.Decrement(ref _running) == 0) _ended.SetResult();
    }
}
