using Seckill.Stock;

namespace Seckill.Storage.Stock;

/// <summary>A row of <c>stock_journal</c>, as Dapper reads it.</summary>
internal sealed class JournalRow
{
    public const string Columns =
        """
        line AS Line, reason AS Reason, quantity AS Quantity, epoch AS Epoch, first_sequence AS FirstSequence,
        last_sequence AS LastSequence, available AS Available, stock AS Stock, at_ms AS AtMs
        """;

    public long Line { get; init; }

    public int Reason { get; init; }

    public long Quantity { get; init; }

    public int Epoch { get; init; }

    public int FirstSequence { get; init; }

    public int LastSequence { get; init; }

    public long Available { get; init; }

    public long Stock { get; init; }

    public long AtMs { get; init; }

    public JournalLine ToLine() => new(
        Line,
        (JournalReason)Reason,
        Quantity,
        Epoch,
        FirstSequence,
        LastSequence,
        Available,
        Stock,
        DateTimeOffset.FromUnixTimeMilliseconds(AtMs));
}
