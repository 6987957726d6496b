using Seckill.Stock;
using Seckill.Storage.Databases;

namespace Seckill.Storage.Stock;

/// <summary>Writes <c>stock_journal</c>. Lines are only ever added: nothing in this program changes or deletes one.</summary>
internal static class JournalTable
{
    private static readonly BulkInsert<SaleJournalLine> Insert = new(
        "stock_journal",
        [
            "sale_id", "line", "reason", "quantity", "epoch", "first_sequence", "last_sequence", "available", "stock", "at_ms",
        ],
        Bind);

    /// <exception cref="InvariantViolatedException">The database says that it has not taken them all.</exception>
    public static async Task InsertAsync(DbSession session, IReadOnlyList<SaleJournalLine> lines)
    {
        var inserted = await Insert.ExecuteAsync(session, lines);
        if (inserted != lines.Count)
            throw new InvariantViolatedException($"I1: {lines.Count} lines were to be written to the journal, {inserted} were.");
    }

    private static void Bind(SaleJournalLine row, PreparedStatement statement, int at)
    {
        statement[at] = row.SaleId;
        statement[at + 1] = row.Line.Line;
        statement[at + 2] = (int)row.Line.Reason;
        statement[at + 3] = row.Line.Quantity;
        statement[at + 4] = row.Line.Epoch;
        statement[at + 5] = row.Line.FirstSequence;
        statement[at + 6] = row.Line.LastSequence;
        statement[at + 7] = row.Line.Available;
        statement[at + 8] = row.Line.Stock;
        statement[at + 9] = row.Line.At.ToUnixTimeMilliseconds();
    }
}
