using System.Data.Common;
using System.Globalization;

namespace Seckill.Storage.Databases;

/// <summary>A statement that the database has parsed already, with its parameters by position.</summary>
public abstract class PreparedStatement : IDisposable
{
    /// <summary>Sets a parameter's value, which it keeps; null stands for NULL.</summary>
    public abstract object? this[int index] { set; }

    /// <summary>Sets a parameter's value without making an object of it; for the statements of which every order is a part.</summary>
    public abstract void SetInteger(int index, long? value);

    /// <summary>What the parameter at a position is called in the statement's text.</summary>
    public static string NameOf(int index) => string.Create(CultureInfo.InvariantCulture, $"@{index}");

    /// <summary>The names of consecutive parameters, as a list of the statement's text has them.</summary>
    public static string NamesOf(int first, int count) => string.Join(", ", Enumerable.Range(first, count).Select(NameOf));

    /// <summary>Runs the statement and answers the number of rows that it changed.</summary>
    /// <exception cref="DbException">The database refuses it.</exception>
    public abstract Task<int> ExecuteAsync();

    /// <summary>Runs the statement and answers its rows.</summary>
    /// <exception cref="DbException">The database refuses it.</exception>
    public abstract Task<DbDataReader> QueryAsync();

    public abstract void Dispose();
}
