using System.Data.Common;
using Microsoft.Data.Sqlite;
using Seckill.Storage.Databases;
using SQLitePCL;

namespace Seckill.Storage.Sqlite;

/// <summary>
/// A statement that is run without the driver's command, which makes an object for each parameter of each run and looks each up by
/// its name: a third of what it costs to write an order. Queries, which are few, go through the driver.
/// </summary>
internal sealed class SqliteStatement(SqliteConnection connection, string sql, int parameterCount) : PreparedStatement
{
    /// <summary>Stands among the values for one of the integers.</summary>
    private static readonly object Integer = new();

    private readonly object?[] _values = new object?[parameterCount];
    private readonly long[] _integers = new long[parameterCount];
    private readonly int[] _positions = new int[parameterCount];
    private sqlite3_stmt? _statement;
    private CommandStatement? _query;

    public override object? this[int index]
    {
        set => _values[index] = value;
    }

    public override void SetInteger(int index, long? value) =>
        (_values[index], _integers[index]) = (value is null ? null : Integer, value.GetValueOrDefault());

    /// <summary>SQLite is synchronous: the task is complete when it is returned.</summary>
    public override Task<int> ExecuteAsync()
    {
        try
        {
            return Task.FromResult(Execute());
        }
        catch (SqliteException exception)
        {
            return Task.FromException<int>(exception);
        }
    }

    public override Task<DbDataReader> QueryAsync()
    {
        _query ??= new CommandStatement(connection, sql, parameterCount, static _ => { }); // its first run prepares it
        for (var i = 0; i < parameterCount; i++) _query[i] = _values[i] == Integer ? _integers[i] : _values[i];
        return _query.QueryAsync();
    }

    public override void Dispose()
    {
        _statement?.Dispose();
        _query?.Dispose();
    }

    private int Execute()
    {
        var statement = _statement ??= Prepare();
        for (var i = 0; i < parameterCount; i++) Check(Bind(statement, i));
        while (raw.sqlite3_step(statement) == raw.SQLITE_ROW) { }
        Check(raw.sqlite3_reset(statement)); // says how the run ended
        return raw.sqlite3_changes(connection.Handle);
    }

    private sqlite3_stmt Prepare()
    {
        Check(raw.sqlite3_prepare_v2(connection.Handle, sql, out var statement));
        for (var i = 0; i < parameterCount; i++) _positions[i] = raw.sqlite3_bind_parameter_index(statement, NameOf(i));
        return statement;
    }

    private int Bind(sqlite3_stmt statement, int index)
    {
        var position = _positions[index];
        return _values[index] switch
        {
            null => raw.sqlite3_bind_null(statement, position),
            var value when value == Integer => raw.sqlite3_bind_int64(statement, position, _integers[index]),
            long number => raw.sqlite3_bind_int64(statement, position, number),
            int number => raw.sqlite3_bind_int64(statement, position, number),
            string text => raw.sqlite3_bind_text(statement, position, text),
            byte[] bytes => raw.sqlite3_bind_blob(statement, position, bytes),
            var value => throw new NotSupportedException($"{value.GetType()} is no type of a parameter."),
        };
    }

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, connection.Handle);
}
