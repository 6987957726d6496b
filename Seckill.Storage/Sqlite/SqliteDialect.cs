using System.Data.Common;
using Microsoft.Data.Sqlite;
using Seckill.Storage.Databases;

namespace Seckill.Storage.Sqlite;

/// <summary>SQLite's SQL.</summary>
public sealed class SqliteDialect : ISqlDialect
{
    private const int ConstraintUnique = 2067;
    private const int ConstraintPrimaryKey = 1555;

    public static SqliteDialect Instance { get; } = new();

    public string ScriptFolder => "sqlite";

    /// <summary>There is one writer, so nothing changes under its feet.</summary>
    public string ForUpdate => "";

    public string SelectLastInsertedId => "SELECT last_insert_rowid()";

    /// <summary>There is no network to save, only a run of the statement: 32 rows were 1.3 times as fast as one, and 64 no faster.</summary>
    public int MaxRowsPerInsert => 32;

    public int MaxKeysPerList => 16;

    /// <summary>The first run prepares it for all that follow.</summary>
    public PreparedStatement Prepare(DbConnection connection, string sql, int parameterCount) =>
        new SqliteStatement((SqliteConnection)connection, sql, parameterCount);

    public bool IsDuplicateKey(DbException exception) =>
        exception is SqliteException { SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey };

    /// <summary>A script is applied wholly or not at all.</summary>
    public bool IsAlreadyApplied(DbException exception) => false;
}
