using System.Data;
using System.Data.Common;
using Seckill.Storage.Databases;

namespace Seckill.Storage.MySql;

/// <summary>The SQL of MySQL and MariaDB.</summary>
public sealed class MySqlDialect : ISqlDialect
{
    public static MySqlDialect Instance { get; } = new();

    public string ScriptFolder => "mysql";

    public string ForUpdate => " FOR UPDATE";

    /// <summary>Cast, because the function's own type is unsigned.</summary>
    public string SelectLastInsertedId => "SELECT CAST(LAST_INSERT_ID() AS SIGNED)";

    public int MaxRowsPerInsert => MySqlLimits.MaxRowsPerInsert;

    public int MaxKeysPerList => MySqlLimits.MaxKeysPerList;

    /// <summary>
    /// The driver settles the types of the parameters here and not when they get their values. All are whole numbers.
    /// </summary>
    public PreparedStatement Prepare(DbConnection connection, string sql, int parameterCount) =>
        new CommandStatement(connection, sql, parameterCount, static command =>
        {
            foreach (DbParameter parameter in command.Parameters) parameter.DbType = DbType.Int64;
            command.Prepare();
        });

    public bool IsDuplicateKey(DbException exception) => MySqlErrors.IsDuplicateKey(exception);

    public bool IsAlreadyApplied(DbException exception) => MySqlErrors.IsDuplicateColumn(exception);
}
