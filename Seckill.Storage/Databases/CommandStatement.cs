using System.Data.Common;

namespace Seckill.Storage.Databases;

/// <summary>A command of the database's driver.</summary>
public sealed class CommandStatement : PreparedStatement
{
    private readonly DbCommand _command;
    private readonly DbParameter[] _parameters;

    /// <param name="connection">An open connection.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="parameterCount">How many parameters it has.</param>
    /// <param name="prepare">Has the database parse the command; its parameters have no values yet.</param>
    public CommandStatement(DbConnection connection, string sql, int parameterCount, Action<DbCommand> prepare)
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

        prepare(_command);
    }

    public override object? this[int index]
    {
        set => _parameters[index].Value = value ?? DBNull.Value;
    }

    /// <summary>The driver takes objects only.</summary>
    public override void SetInteger(int index, long? value) => this[index] = value;

    public override Task<int> ExecuteAsync() => _command.ExecuteNonQueryAsync();

    public override Task<DbDataReader> QueryAsync() => _command.ExecuteReaderAsync();

    public override void Dispose() => _command.Dispose();
}
