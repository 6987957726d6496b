using System.Data.Common;
using System.Globalization;

namespace Seckill.Storage.Databases;

/// <summary>A statement that the database has parsed already, with its parameters by position.</summary>
public sealed class PreparedStatement : IDisposable
{
    private readonly DbCommand _command;
    private readonly DbParameter[] _parameters;

    public PreparedStatement(DbConnection connection, ISqlDialect dialect, string sql, int parameterCount)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        _parameters = new DbParameter[parameterCount];
        for (var i = 0; i < parameterCount; i++)
        {
            var parameter = _parameters[i] = _command.CreateParameter();
            parameter.ParameterName = NameOf(i);
            _command.Parameters.Add(parameter);
        }

        dialect.Prepare(_command);
    }

    /// <summary>Sets a parameter's value; null stands for NULL.</summary>
    public object? this[int index]
    {
        set => _parameters[index].Value = value ?? DBNull.Value;
    }

    /// <summary>What the parameter at a position is called in the statement's text.</summary>
    public static string NameOf(int index) => string.Create(CultureInfo.InvariantCulture, $"@{index}");

    /// <summary>The names of consecutive parameters, as a list of the statement's text has them.</summary>
    public static string NamesOf(int first, int count) => string.Join(", ", Enumerable.Range(first, count).Select(NameOf));

    public Task<int> ExecuteAsync() => _command.ExecuteNonQueryAsync();

    public Task<DbDataReader> QueryAsync() => _command.ExecuteReaderAsync();

    public void Dispose() => _command.Dispose();
}
