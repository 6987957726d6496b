using System.Collections.Immutable;
using System.Globalization;
using Seckill.Client.Connection;
using Seckill.Client.Output;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Seckill.Client.Admin;

/// <summary><c>audit &lt;product&gt;</c>: each sale's stock journal, line by line, and its changes.</summary>
internal static class ProductAudit
{
    /// <summary>Reads what made the numbers of a sale.</summary>
    public static async Task<ApiResult<SaleTrail>> ReadAsync(
        ISeckillApi api, string token, SaleAudit sale, CancellationToken cancellation)
    {
        var journal = ImmutableArray.CreateBuilder<JournalLine>();
        for (var part = 0; part < ClientLimits.MaxJournalParts; part++)
        {
            var after = journal.Count == 0 ? 0 : journal[^1].Line;
            var answer = await api.GetJournalAsync(token, sale.SaleId, after, cancellation);
            if (!answer.TryGet(out var lines, out var failure)) return failure;
            // Also a server that repeats itself comes to an end.
            if (lines.IsEmpty || lines[0].Line <= after) break;
            journal.AddRange(lines);
        }

        var asked = await api.GetSaleChangesAsync(token, sale.SaleId, cancellation);
        return asked.TryGet(out var changes, out var refused) ? new SaleTrail(sale, journal.ToImmutable(), changes) : refused;
    }

    public static IRenderable CreateView(CommandContext context, SaleTrail trail)
    {
        var journal = context.Screen.CreateTable("Line", "Reason", "Quantity", "Orders", "Available", "Stock", "At");
        foreach (var line in trail.Journal)
        {
            Screen.AddRow(
                journal,
                Number(line.Line),
                line.Reason,
                line.Quantity.ToString("+0;-0;0", CultureInfo.InvariantCulture),
                OrdersOf(trail.Sale.SaleId, line),
                Number(line.Available),
                Number(line.Stock),
                TimeText.Format(line.At, context.Time));
        }

        var changes = context.Screen.CreateTable("Epoch", "Change", "To", "By", "Asked at", "Outcome");
        foreach (var change in trail.Changes)
        {
            Screen.AddRow(
                changes,
                Number(change.Epoch),
                change.Kind,
                ValueOf(context, change),
                change.By,
                TimeText.Format(change.At, context.Time),
                change.Status);
        }

        return trail.Changes.IsEmpty ? journal : new Rows(journal, changes);
    }

    private static string OrdersOf(long saleId, JournalLine line)
    {
        if (line.FirstSequence == 0) return "-";
        var first = string.Create(CultureInfo.InvariantCulture, $"{saleId}-{line.Epoch}-{line.FirstSequence}");
        return line.LastSequence == line.FirstSequence ? first : $"{first}..{Number(line.LastSequence)}";
    }

    private static string ValueOf(CommandContext context, SaleChangeLine change) => change switch
    {
        { Stock: { } stock } => Number(stock),
        { StartsAt: { } starts, EndsAt: { } ends } =>
            $"{TimeText.Format(starts, context.Time)} to {TimeText.Format(ends, context.Time)}",
        _ => "-",
    };

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
