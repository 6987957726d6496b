using System.CommandLine;
using System.Globalization;
using Seckill.Client.Connection;
using Seckill.Client.Output;
using Spectre.Console;

namespace Seckill.Client.Admin;

/// <summary><c>audit</c>: exit code 1 when an invariant is violated.</summary>
internal static class AuditCommand
{
    public static Command Create(CommandShell shell)
    {
        var command = new Command("audit", "Checks the invariants of every sale (admin).");
        command.SetAction((parsed, cancellation) => shell.RunAsync(parsed, RunAsync, cancellation));
        return command;
    }

    private static async Task<Failure?> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        if (!context.RequireAdminToken().TryGet(out var token, out var failure)) return failure;
        var answer = await context.Api.GetAuditAsync(token, ClientLimits.AuditPatience, cancellation);
        if (!answer.TryGet(out var report, out failure)) return failure;
        if (report.Sales.IsEmpty) context.Screen.Result(report, "no sales");
        else context.Screen.Result(report, () => CreateTable(context.Screen, report));
        var violations = report.Sales.SelectMany(sale => sale.Violations).ToList();
        if (violations.Count > 0)
        {
            return Failure.Local("audit_failed", $"{violations.Count} violated; the first: {violations[0]}");
        }

        if (!report.Ok) return Failure.Local("audit_failed", "the server says that an invariant is violated, but not which");
        if (report.Sales.IsEmpty) return null;
        context.Screen.Line(report.Quiet ? "all invariants hold" : "I1 to I5 hold; I6 waits for quiet");
        return null;
    }

    private static Table CreateTable(Screen screen, AuditReport report)
    {
        var table = screen.CreateTable(
            "Sale", "Product", "Stock", "Available", "Placed", "Paid", "Cancelled", "Rejected", "Quiet", "Violations");
        foreach (var sale in report.Sales)
        {
            long[] numbers =
                [sale.SaleId, sale.ProductId, sale.Stock, sale.Available, sale.Placed, sale.Paid, sale.Cancelled, sale.Rejected];
            var violations = sale.Violations.IsEmpty ? "-" : string.Join("; ", sale.Violations);
            var cells = numbers.Select(number => number.ToString(CultureInfo.InvariantCulture));
            Screen.AddRow(table, [.. cells, sale.Quiet ? "yes" : "no", violations]);
        }

        return table;
    }
}
