using System.Data.Common;
using Seckill.Storage.Databases;

namespace Seckill.Bench.Figures.Inside;

/// <summary>A kind of database to write to.</summary>
internal interface IWriteBackend
{
    /// <summary>Rows of one INSERT with which a loop is fastest.</summary>
    int RowsPerInsert { get; }

    /// <summary>Names a new database in the folder, which is empty.</summary>
    Task<string> CreateAsync(string folder);

    /// <summary>Removes it.</summary>
    Task DropAsync(string connectionString);

    /// <summary>The database as the product has it.</summary>
    IDatabase Open(string connectionString);

    /// <summary>A connection of one's own, set up as the product's, with which to write in a loop.</summary>
    DbConnection Connect(string connectionString);

    /// <summary>Has the database parse a statement, where it must be told to.</summary>
    void Prepare(DbCommand command);

    /// <summary>The product's settings for this database, its other files in the folder.</summary>
    IEnumerable<string> Settings(string connectionString, string folder);
}
