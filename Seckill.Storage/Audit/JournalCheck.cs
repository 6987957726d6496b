namespace Seckill.Storage.Audit;

/// <summary>Whether a sale's journal explains every unit. Plain: it is given what the rows add up to.</summary>
internal static class JournalCheck
{
    /// <summary>The first thing that does not add up, in one line; null when everything does.</summary>
    /// <param name="sale">The sale's row.</param>
    /// <param name="journal">Its journal; null where there is none.</param>
    /// <param name="orders">Its orders, one entry an epoch.</param>
    /// <param name="epochs">What its journal says of orders, one entry an epoch.</param>
    public static string? FaultOf(
        AuditedSale sale, AuditedJournal? journal, IEnumerable<AuditedOrders> orders, IEnumerable<AuditedEpoch> epochs)
    {
        if (journal is null) return "it has no line";
        if (journal.FirstLine != 1 || journal.LineCount != journal.LastLine || journal.LastLine != sale.JournalLine)
        {
            return $"it has {journal.LineCount} lines from {journal.FirstLine} to {journal.LastLine}, "
                + $"and the sale's row says {sale.JournalLine}";
        }

        if (journal.Beginnings != 1) return $"it begins {journal.Beginnings} times";
        if (journal.WrongLine is { } wrong) return $"line {wrong} does not follow from what was before it";
        if (journal.Available != sale.Available)
            return $"its lines leave {journal.Available} available, the sale has {sale.Available}";
        if (journal.Stock != sale.Stock) return $"its lines make a stock of {journal.Stock}, the sale has {sale.Stock}";
        return FaultOf(journal.CarriedOver, orders.ToDictionary(row => row.Epoch), epochs.ToDictionary(row => row.Epoch));
    }

    private static string? FaultOf(long carriedOver, Dictionary<int, AuditedOrders> orders, Dictionary<int, AuditedEpoch> epochs)
    {
        var unexplained = 0L;
        foreach (var epoch in orders.Keys.Union(epochs.Keys).Order())
        {
            var row = orders.GetValueOrDefault(epoch, new AuditedOrders());
            var line = epochs.GetValueOrDefault(epoch, new AuditedEpoch());
            if (row.Cancelled != line.Returned)
                return $"epoch {epoch}: {row.Cancelled} orders ended, its lines give {line.Returned} units back";
            unexplained += row.Taken - line.Taken;
            // Orders that are older than the journal have no line; which they are, nobody knows any more.
            if (carriedOver > 0 && row.Taken > line.Taken) continue;
            if (row.Taken != line.Taken) return $"epoch {epoch}: {row.Taken} orders took a unit, its lines take {line.Taken}";
            if (row.FirstSequence != line.FirstSequence || row.LastSequence != line.LastSequence)
            {
                return $"epoch {epoch}: the orders that took a unit are {row.FirstSequence} to {row.LastSequence}, "
                    + $"its lines name {line.FirstSequence} to {line.LastSequence}";
            }
        }

        return unexplained == carriedOver
            ? null
            : $"{unexplained} orders took a unit without a line, and {carriedOver} did when the journal was begun";
    }
}
