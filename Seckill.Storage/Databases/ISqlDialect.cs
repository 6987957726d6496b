using System.Data.Common;

namespace Seckill.Storage.Databases;

/// <summary>What differs in SQL between databases. One class a database, and nothing of it anywhere else.</summary>
public interface ISqlDialect
{
    /// <summary>The folder of its scripts under <c>sql/</c>.</summary>
    string ScriptFolder { get; }

    /// <summary>Ends a SELECT whose rows must not change before the transaction ends; empty where one writes at a time.</summary>
    string ForUpdate { get; }

    /// <summary>The id that the session's last INSERT was given.</summary>
    string SelectLastInsertedId { get; }

    /// <summary>The most rows that one INSERT should have; a power of two.</summary>
    int MaxRowsPerInsert { get; }

    /// <summary>The most keys that one IN list should have; a power of two.</summary>
    int MaxKeysPerList { get; }

    /// <summary>Has the database parse a statement that will run many times.</summary>
    PreparedStatement Prepare(DbConnection connection, string sql, int parameterCount);

    /// <summary>Whether a primary key or unique index refused the statement.</summary>
    bool IsDuplicateKey(DbException exception);

    /// <summary>
    /// Whether a statement of a script was refused because it has been run before: its first new column is there already.
    /// Only a database whose changes of tables are not part of the script's transaction ever says so.
    /// </summary>
    bool IsAlreadyApplied(DbException exception);
}
