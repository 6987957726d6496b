using System.Collections.Concurrent;

namespace Seckill.Storage.Databases;

/// <summary>The texts of a statement for its different numbers of rows, each written once.</summary>
public sealed class StatementTexts(Func<int, string> write)
{
    private readonly ConcurrentDictionary<int, string> _texts = new();

    /// <param name="rows">How many rows; of few different values, see <see cref="BulkSizes"/>.</param>
    public string For(int rows) => _texts.GetOrAdd(rows, write);
}
