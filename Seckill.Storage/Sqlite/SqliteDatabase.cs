using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Seckill.Storage.Databases;
using Seckill.Storage.Schema;

namespace Seckill.Storage.Sqlite;

/// <summary>A SQLite file: several readers beside one writer that commits in groups, durably (WAL, synchronous=FULL).</summary>
public sealed class SqliteDatabase : IDatabase
{
    private readonly SqliteFile _file;
    private readonly SqliteReaders _readers;
    private readonly SqliteWriter _writer;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;

    /// <param name="name">A constant of <see cref="DatabaseNames"/>.</param>
    /// <param name="connectionString">As Microsoft.Data.Sqlite reads it; the data source is a file, which need not exist.</param>
    /// <param name="clock">Dates the scripts and bounds how long writes gather for a commit.</param>
    /// <param name="logger">Gets what nobody waits for.</param>
    /// <exception cref="StorageConfigurationException">The connection string is not one of a file.</exception>
    public SqliteDatabase(string name, string connectionString, TimeProvider clock, ILogger<SqliteDatabase> logger)
    {
        Name = name;
        _clock = clock;
        _logger = logger;
        _file = new SqliteFile(connectionString);
        _readers = new SqliteReaders(_file, SqlitePace.Sleep);
        _writer = new SqliteWriter(_file, name, clock, logger);
    }

    public string Name { get; }

    public ISqlDialect Dialect => SqliteDialect.Instance;

    /// <summary>The full path of the file.</summary>
    public string Path => _file.Path;

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            _file.CreateFolder();
            await WriteAsync(_ => Task.FromResult(true), cancellationToken).ConfigureAwait(false);
        }
        catch (SqliteException exception)
        {
            throw new StorageConfigurationException(
                $"The database '{_file.Path}' cannot be opened for writing: {SqliteFile.OneLine(exception)}", exception);
        }

        var scripts = SchemaScripts.Load(Dialect, Name);
        await new SchemaUpgrade(this, scripts, _clock, _logger).ApplyAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task<T> ReadAsync<T>(Func<DbSession, Task<T>> read, CancellationToken cancellationToken) =>
        _readers.ReadAsync(read, snapshot: false, cancellationToken);

    public Task<T> ReadSnapshotAsync<T>(Func<DbSession, Task<T>> read, CancellationToken cancellationToken) =>
        _readers.ReadAsync(read, snapshot: true, cancellationToken);

    public Task<T> ReadInBackgroundAsync<T>(Func<DbSession, Task<T>> read, CancellationToken cancellationToken) =>
        _readers.ReadInBackgroundAsync(read, cancellationToken);

    public Task<T> WriteAsync<T>(Func<DbSession, Task<T>> write, CancellationToken cancellationToken) =>
        _writer.WriteAsync(write, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        // The writer last: when it closes the last connection, SQLite tidies the log away.
        await _readers.DisposeAsync().ConfigureAwait(false);
        await _writer.DisposeAsync().ConfigureAwait(false);
    }
}
