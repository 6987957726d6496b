using Seckill.Stock;

namespace Seckill.Web.Admin;

/// <summary>
/// A change of a sale's stock: <c>quantity</c> units came (or went, when negative) for a reason (carriedOver, created, placed,
/// cancelled, expired, stockSet), with the orders of an epoch from the first to the last where it is about orders, and what was
/// available of which stock after it.
/// </summary>
internal sealed record JournalLineView(
    long Line,
    string Reason,
    long Quantity,
    int Epoch,
    int FirstSequence,
    int LastSequence,
    long Available,
    long Stock,
    DateTime At)
{
    public static JournalLineView Of(JournalLine line) => new(
        line.Line,
        JournalReasonNames.Of(line.Reason),
        line.Quantity,
        line.Epoch,
        line.FirstSequence,
        line.LastSequence,
        line.Available,
        line.Stock,
        line.At.UtcDateTime);
}
