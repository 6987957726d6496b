using Seckill.Orders;
using Seckill.Storage.Databases;

namespace Seckill.Storage.Orders;

/// <summary>
/// Order ids as ranges of their primary key. Sequences are given out one after another, so a batch is one range or a few,
/// and one statement of two keys finds what a list of a thousand would.
/// </summary>
public static class SequenceRuns
{
    /// <summary>Ranges that hold all the ids, ascending; gaps up to a bound of <see cref="StorageLimits"/> are bridged.</summary>
    public static List<SequenceRun> Of(IEnumerable<OrderId> orderIds) => Of(orderIds, StorageLimits.MaxSequenceGap);

    /// <summary>Ranges that hold the ids and no others, ascending; the ids are different ones.</summary>
    public static List<SequenceRun> DenseOf(IEnumerable<OrderId> orderIds) => Of(orderIds, 1);

    private static List<SequenceRun> Of(IEnumerable<OrderId> orderIds, int maxGap)
    {
        var runs = new List<SequenceRun>();
        var sorted = orderIds.OrderBy(id => id.SaleId).ThenBy(id => id.Epoch).ThenBy(id => id.Sequence);
        foreach (var id in sorted)
        {
            if (runs.Count > 0 && Continues(runs[^1], id, maxGap)) runs[^1] = runs[^1] with { Last = id.Sequence };
            else runs.Add(new SequenceRun(id.SaleId, id.Epoch, id.Sequence, id.Sequence));
        }

        return runs;
    }

    private static bool Continues(SequenceRun run, OrderId id, int maxGap) =>
        run.SaleId == id.SaleId && run.Epoch == id.Epoch && (long)id.Sequence - run.Last <= maxGap;
}
