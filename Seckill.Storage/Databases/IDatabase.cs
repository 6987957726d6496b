namespace Seckill.Storage.Databases;

/// <summary>
/// One SQL database. The work that it is given runs on its own threads, never on the caller's: a grain's turn is not held up
/// by a driver that blocks.
/// </summary>
/// <remarks>Disposing it lets the work that it has taken come to its end and refuses any more.</remarks>
public interface IDatabase : IAsyncDisposable
{
    /// <summary>Which scripts it gets and what its log lines call it: a constant of <see cref="DatabaseNames"/>.</summary>
    string Name { get; }

    /// <summary>The SQL that it speaks.</summary>
    ISqlDialect Dialect { get; }

    /// <summary>Makes sure that the database is there and brings its tables up to date. Called before anything else.</summary>
    /// <exception cref="StorageConfigurationException">The database cannot be opened.</exception>
    /// <exception cref="Schema.SchemaException">Its tables are not those of this program.</exception>
    Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>Reads; each statement sees what is committed when it begins.</summary>
    /// <exception cref="DatabaseOverloadedException">Too many reads wait.</exception>
    Task<T> ReadAsync<T>(Func<DbSession, Task<T>> read, CancellationToken cancellationToken);

    /// <summary>Reads; all statements see the same moment.</summary>
    /// <exception cref="DatabaseOverloadedException">Too many reads wait.</exception>
    Task<T> ReadSnapshotAsync<T>(Func<DbSession, Task<T>> read, CancellationToken cancellationToken);

    /// <summary>
    /// Reads as <see cref="ReadSnapshotAsync"/> does, but leaves room for others on its way: for long readings, which would
    /// otherwise have a core and a thread of the pool to themselves while people wait for theirs. In SQLite one at a time; in
    /// MySQL, whose server has threads of its own, there is no difference.
    /// </summary>
    /// <exception cref="DatabaseOverloadedException">Too many reads wait.</exception>
    Task<T> ReadInBackgroundAsync<T>(Func<DbSession, Task<T>> read, CancellationToken cancellationToken);

    /// <summary>
    /// Runs the write in a transaction, which may be shared with other writes, and returns when it is durable. If the write
    /// throws, what it did is undone, and nothing else. It is not begun once the token is cancelled, and not cancelled once
    /// begun. A database whose transactions can fail through no fault of theirs runs the same write again, so it must not
    /// change anything but the database.
    /// </summary>
    /// <exception cref="WriteOutcomeUnknownException">
    /// The commit failed: what was written may be stored or not. With any other exception, nothing is stored.
    /// </exception>
    /// <exception cref="DatabaseOverloadedException">Too many writes wait.</exception>
    Task<T> WriteAsync<T>(Func<DbSession, Task<T>> write, CancellationToken cancellationToken);
}
