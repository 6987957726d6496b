using Microsoft.Extensions.Logging;
using Seckill.Storage.Databases;
using Seckill.Storage.Schema;

namespace Seckill.Storage.MySql;

/// <summary>
/// A database on a MySQL or MariaDB server: several writers and several readers. Writes of different sales run side by side, and
/// InnoDB itself lets those share a sync to disk that commit at the same time.
/// </summary>
public sealed class MySqlDatabase : IDatabase
{
    private readonly MySqlServer _server;
    private readonly MySqlWorkers _writers;
    private readonly MySqlWorkers _readers;
    private readonly MySqlRetry _retry;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;

    /// <param name="name">A constant of <see cref="DatabaseNames"/>.</param>
    /// <param name="connectionString">As MySql.Data reads it; the database must exist, see <see cref="MySqlLimits"/>.</param>
    /// <param name="jitter">Spreads the waits between two tries.</param>
    /// <param name="clock">Dates the scripts and times the waits.</param>
    /// <param name="logger">Gets what nobody waits for.</param>
    /// <exception cref="StorageConfigurationException">The connection string is not one of a database.</exception>
    public MySqlDatabase(
        string name, string connectionString, Random jitter, TimeProvider clock, ILogger<MySqlDatabase> logger)
    {
        Name = name;
        _clock = clock;
        _logger = logger;
        _server = new MySqlServer(connectionString);
        _retry = new MySqlRetry(jitter, clock, logger);
        var writers = _server.PoolSize / 2;
        var readers = _server.PoolSize - writers;
        _writers = new MySqlWorkers($"{name} writer", writers, StorageLimits.MaxQueuedWrites, _server.OpenWriter, logger);
        _readers = new MySqlWorkers($"{name} reader", readers, StorageLimits.MaxReads, _server.OpenReader, logger);
    }

    public string Name { get; }

    public ISqlDialect Dialect => MySqlDialect.Instance;

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            var connected = WriteAsync(_ => Task.FromResult(true), cancellationToken);
            await connected.WaitAsync(MySqlLimits.OpenTimeout, _clock, cancellationToken);
            using var schemaLock = await _readers.RunAsync(_ => MySqlSchemaLock.Take(_server), cancellationToken);
            var scripts = SchemaScripts.Load(Dialect, Name);
            await new SchemaUpgrade(this, scripts, _clock, _logger).ApplyAsync(cancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw new StorageConfigurationException(
                $"The server at {_server.Address} did not answer within {MySqlLimits.OpenTimeout.TotalSeconds} seconds.",
                exception);
        }
        catch (Exception exception) when (exception
            is not (OperationCanceledException or StorageConfigurationException or SchemaException))
        {
            // Whatever the driver makes of a server that it cannot work with: the operator reads one line.
            throw new StorageConfigurationException(MySqlErrors.Explain(exception, _server), exception);
        }
    }

    public Task<T> ReadAsync<T>(Func<DbSession, Task<T>> read, CancellationToken cancellationToken) =>
        _readers.RunAsync(slot => _retry.Run(slot, session => Complete(read, session)), cancellationToken);

    public Task<T> ReadSnapshotAsync<T>(Func<DbSession, Task<T>> read, CancellationToken cancellationToken) =>
        _readers.RunAsync(slot => _retry.Run(slot, session => InSnapshot(slot, session, read)), cancellationToken);

    /// <summary>The work is the server's, which has threads of its own.</summary>
    public Task<T> ReadInBackgroundAsync<T>(Func<DbSession, Task<T>> read, CancellationToken cancellationToken) =>
        ReadSnapshotAsync(read, cancellationToken);

    public Task<T> WriteAsync<T>(Func<DbSession, Task<T>> write, CancellationToken cancellationToken) =>
        _writers.RunAsync(slot => _retry.Run(slot, session => InTransaction(slot, session, write)), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _readers.DisposeAsync();
        await _writers.DisposeAsync();
    }

    private static T InSnapshot<T>(MySqlSlot slot, DbSession session, Func<DbSession, Task<T>> read)
    {
        slot.Execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
        var result = Complete(read, session);
        slot.Execute("COMMIT");
        return result;
    }

    private T InTransaction<T>(MySqlSlot slot, DbSession session, Func<DbSession, Task<T>> write)
    {
        slot.Execute("START TRANSACTION");
        var result = Complete(write, session);
        try
        {
            slot.Execute("COMMIT");
        }
        catch (Exception exception)
        {
            throw new WriteOutcomeUnknownException(Name, exception);
        }

        return result;
    }

    /// <summary>The driver is synchronous, so the task is complete when it is returned; and this thread is there for it.</summary>
    private static T Complete<T>(Func<DbSession, Task<T>> work, DbSession session) =>
        work(session).GetAwaiter().GetResult();
}
