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

    /// <summary>There is no network to save; and SQLite finds a parameter by walking the list of names, so long lists cost.</summary>
    public int MaxRowsPerStatement => 8;

    public bool IsDuplicateKey(DbException exception) =>
        exception is SqliteException { SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey };
}
