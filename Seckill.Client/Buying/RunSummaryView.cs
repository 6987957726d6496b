using System.Globalization;
using Seckill.Client.Output;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Seckill.Client.Buying;

/// <summary>A run's summary for people.</summary>
internal static class RunSummaryView
{
    public static IRenderable Create(Screen screen, RunSummary summary)
    {
        var table = screen.CreateTable("Outcome", "Purchases");
        Add("accepted", summary.Accepted);
        Add("  placed", summary.Count(PurchaseOutcome.Placed));
        Add("  pending", summary.Count(PurchaseOutcome.Pending));
        Add("  rejected", summary.Count(PurchaseOutcome.Rejected));
        Add("sold out", summary.Count(PurchaseOutcome.SoldOut));
        Add("limited", summary.Count(PurchaseOutcome.Limited));
        Add("already ordered", summary.Count(PurchaseOutcome.AlreadyOrdered));
        Add("not open", summary.Count(PurchaseOutcome.NotOpen));
        Add("failed", summary.Count(PurchaseOutcome.Failed));
        foreach (var (code, count) in summary.FailedByCode)
        {
            Add("  " + ServerText.Clean(code, ClientLimits.MaxCodeCharacters), count);
        }

        Add("sent", summary.Attempts.Length);
        Add("requested", summary.Requested);
        return new Rows([table, .. Lines(summary).Select(Screen.Cell)]);

        void Add(string what, int count) => Screen.AddRow(table, what, count.ToString(CultureInfo.InvariantCulture));
    }

    private static IEnumerable<string> Lines(RunSummary summary)
    {
        if (summary.Latency is { } latency)
        {
            yield return $"latency of a purchase: p50 {TimeText.Milliseconds(latency.P50)}, p90 {TimeText.Milliseconds(latency.P90)}"
                + $", p99 {TimeText.Milliseconds(latency.P99)}, max {TimeText.Milliseconds(latency.Max)}; all in {TimeText.Milliseconds(summary.Elapsed)}";
        }

        var accepted = summary.Attempts.Where(attempt => attempt.Receipt is not null);
        var orders = accepted.Select(attempt => attempt.Receipt!.OrderId).ToList();
        if (orders.Count == 0) yield break;
        var shown = string.Join(", ", orders.Take(ClientLimits.MaxShownOrders));
        var more = orders.Count > ClientLimits.MaxShownOrders ? $" and {orders.Count - ClientLimits.MaxShownOrders} more" : "";
        yield return $"orders: {shown}{more}";
    }
}
