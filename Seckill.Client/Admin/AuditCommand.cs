using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Seckill.Client.Catalog;
using Seckill.Client.Connection;
using Seckill.Client.Output;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Seckill.Client.Admin;

/// <summary><c>audit [&lt;product&gt;]</c>: exit code 1 when an invariant is violated.</summary>
internal static class AuditCommand
{
    public static Command Create(CommandShell shell)
    {
        var product = new Argument<long?>("product")
        {
            Description = "Only this product's sales, with the stock journal of each, line by line, and its changes.",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = result =>
            {
                if (ProductIdText.TryParse(result.Tokens[0].Value, out var id)) return id;
                result.AddError("<product> is a product's id: a number, at least 1");
                return null;
            },
        };
        var command = new Command("audit", "Checks the invariants of every sale (admin).") { product };
        command.SetAction((parsed, cancellation) => shell.RunAsync(
            parsed, (context, token) => RunAsync(context, parsed.GetValue(product), token), cancellation));
        return command;
    }

    private static async Task<Failure?> RunAsync(CommandContext context, long? productId, CancellationToken cancellation)
    {
        if (!context.RequireAdminToken().TryGet(out var token, out var failure)) return failure;
        var answer = await context.Api.GetAuditAsync(token, ClientLimits.AuditPatience, cancellation);
        if (!answer.TryGet(out var report, out failure)) return failure;
        if (productId is { } id)
        {
            ImmutableArray<SaleAudit> sales = [.. report.Sales.Where(sale => sale.ProductId == id)];
            var (ok, quiet) = (sales.All(sale => sale.Violations.IsEmpty), sales.All(sale => sale.Quiet));
            report = report with { Ok = ok, Quiet = quiet, Sales = sales };
            if (await ShowTrailsAsync(context, token, report, cancellation) is { } unread) return unread;
        }
        else if (report.Sales.IsEmpty)
        {
            context.Screen.Result(report, "no sales");
        }
        else
        {
            context.Screen.Result(report, () => CreateTable(context.Screen, report));
        }

        return Judge(context, report);
    }

    private static async Task<Failure?> ShowTrailsAsync(
        CommandContext context, string token, AuditReport report, CancellationToken cancellation)
    {
        var trails = new List<SaleTrail>();
        foreach (var sale in report.Sales)
        {
            var read = await ProductAudit.ReadAsync(context.Api, token, sale, cancellation);
            if (!read.TryGet(out var trail, out var failure)) return failure;
            trails.Add(trail);
        }

        var forPrograms = new { report.AsOf, report.Ok, report.Quiet, Sales = trails };
        if (trails.Count == 0) context.Screen.Result(forPrograms, "no sales");
        else context.Screen.Result(forPrograms, () => CreateView(context, report, trails));
        return null;
    }

    private static IRenderable CreateView(CommandContext context, AuditReport report, List<SaleTrail> trails) => new Rows(
        [CreateTable(context.Screen, report), .. trails.Select(trail => ProductAudit.CreateView(context, trail))]);

    private static Failure? Judge(CommandContext context, AuditReport report)
    {
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
