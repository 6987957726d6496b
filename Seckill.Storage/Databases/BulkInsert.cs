namespace Seckill.Storage.Databases;

/// <summary>Inserts many rows with few statements, which are written once and prepared once a session.</summary>
/// <param name="table">The table.</param>
/// <param name="columns">Its columns, in the order in which <paramref name="bind"/> numbers them.</param>
/// <param name="bind">Puts one row's values into the statement, from the given position on.</param>
public sealed class BulkInsert<TRow>(string table, string[] columns, Action<TRow, PreparedStatement, int> bind)
{
    private readonly StatementTexts _texts = new(rows => TextOf(table, columns, rows));

    /// <summary>Inserts the rows in their order and answers how many the database says it inserted.</summary>
    public async Task<int> ExecuteAsync(DbSession session, IReadOnlyList<TRow> rows)
    {
        var inserted = 0;
        foreach (var range in BulkSizes.Of(rows.Count, session.Dialect.MaxRowsPerInsert))
        {
            var (start, count) = range.GetOffsetAndLength(rows.Count);
            var statement = session.Prepare(_texts.For(count), count * columns.Length);
            for (var i = 0; i < count; i++) bind(rows[start + i], statement, i * columns.Length);
            inserted += await statement.ExecuteAsync();
        }

        return inserted;
    }

    private static string TextOf(string table, string[] columns, int rows)
    {
        var values = Enumerable.Range(0, rows).Select(row =>
            $"({PreparedStatement.NamesOf(row * columns.Length, columns.Length)})");
        return $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES {string.Join(", ", values)}";
    }
}
