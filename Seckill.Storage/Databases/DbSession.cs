using System.Data.Common;
using Dapper;

namespace Seckill.Storage.Databases;

/// <summary>
/// A connection with its dialect and its prepared statements. One user at a time. Transactions are statements as well: who opens
/// one sees to its end, and a session in which that fails is disposed of.
/// </summary>
public sealed class DbSession(DbConnection connection, ISqlDialect dialect) : IDisposable
{
    private readonly Dictionary<string, PreparedStatement> _prepared = [];

    public DbConnection Connection { get; } = connection;

    public ISqlDialect Dialect { get; } = dialect;

    /// <summary>Runs a statement and answers the number of rows that it changed.</summary>
    public Task<int> ExecuteAsync(string sql, object? parameters = null) =>
        Connection.ExecuteAsync(sql, parameters);

    /// <summary>Runs a statement of a script, which may take as long as many rows take.</summary>
    public Task ExecuteScriptAsync(string sql) =>
        Connection.ExecuteAsync(sql, commandTimeout: (int)StorageLimits.ScriptTimeout.TotalSeconds);

    /// <summary>Runs an INSERT of one row and answers the id that the row was given.</summary>
    public async Task<long> InsertAsync(string sql, object parameters)
    {
        await ExecuteAsync(sql, parameters);
        return await FindAsync<long>(Dialect.SelectLastInsertedId);
    }

    public async Task<List<T>> QueryAsync<T>(string sql, object? parameters = null) =>
        (await Connection.QueryAsync<T>(sql, parameters)).AsList();

    /// <summary>The first row, or the type's default where there is none.</summary>
    public Task<T?> FindAsync<T>(string sql, object? parameters = null) =>
        Connection.QueryFirstOrDefaultAsync<T>(sql, parameters);

    /// <summary>
    /// The statement, prepared once in the session's life; for the few that run for every order. The texts must be of a
    /// fixed, small number, and the parameters be named <c>@0</c>, <c>@1</c> and so on.
    /// </summary>
    public PreparedStatement Prepare(string sql, int parameterCount)
    {
        if (!_prepared.TryGetValue(sql, out var statement))
            _prepared.Add(sql, statement = Dialect.Prepare(Connection, sql, parameterCount));
        return statement;
    }

    public void Dispose()
    {
        foreach (var statement in _prepared.Values) statement.Dispose();
        Connection.Dispose();
    }
}
