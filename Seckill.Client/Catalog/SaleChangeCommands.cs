using System.CommandLine;
using Seckill.Client.Connection;
using Seckill.Client.Output;
using Seckill.Stock;

namespace Seckill.Client.Catalog;

/// <summary><c>sale stock</c>, <c>sale pause</c>, <c>sale resume</c>, <c>sale end</c>, <c>sale window</c></summary>
internal static class SaleChangeCommands
{
    public static IEnumerable<Command> Create(CommandShell shell) =>
    [
        CreateStock(shell),
        CreateAction(shell, "pause", "Pauses a sale: it sells nothing until it is resumed.", SaleChangeKind.Pause),
        CreateAction(shell, "resume", "Resumes a sale that is paused.", SaleChangeKind.Resume),
        CreateAction(shell, "end", "Ends a sale now.", SaleChangeKind.End),
        CreateWindow(shell),
    ];

    private static Command CreateStock(CommandShell shell)
    {
        var sale = SaleIdText.CreateArgument();
        var units = new Argument<long>("units")
        {
            Description = "Units altogether, those that are sold included.",
            CustomParser = result =>
            {
                // Bounds and spelling are those of an id.
                if (ProductIdText.TryParse(result.Tokens[0].Value, out var number)) return number;
                result.AddError("<units> is a number, at least 1");
                return 0;
            },
        };
        var command = new Command("stock", "Raises or lowers the stock of a sale.") { sale, units };
        command.SetAction((parsed, cancellation) => EditAsync(
            shell, parsed, parsed.GetValue(sale), _ => new SaleEdit(Stock: parsed.GetValue(units)), cancellation));
        return command;
    }

    private static Command CreateWindow(CommandShell shell)
    {
        var sale = SaleIdText.CreateArgument();
        var options = new SaleWindowOptions();
        var command = new Command("window", "Changes when a sale starts or ends.") { sale };
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => EditAsync(
            shell, parsed, parsed.GetValue(sale), time => options.Read(parsed, time), cancellation));
        return command;
    }

    private static Command CreateAction(CommandShell shell, string name, string description, SaleChangeKind kind)
    {
        var sale = SaleIdText.CreateArgument();
        var command = new Command(name, description) { sale };
        command.SetAction((parsed, cancellation) => shell.RunAsync(
            parsed,
            async (context, token) => !context.RequireAdminToken().TryGet(out var admin, out var failure)
                ? failure
                : Show(context, await context.Api.ApplyToSaleAsync(admin, parsed.GetValue(sale), kind, token)),
            cancellation));
        return command;
    }

    private static Task<int> EditAsync(
        CommandShell shell,
        ParseResult parsed,
        long saleId,
        Func<TimeProvider, ApiResult<SaleEdit>> read,
        CancellationToken cancellation) =>
        shell.RunAsync(
            parsed,
            async (context, token) =>
            {
                if (!read(context.Time).TryGet(out var edit, out var failure)) return failure;
                return context.RequireAdminToken().TryGet(out var admin, out failure)
                    ? Show(context, await context.Api.EditSaleAsync(admin, saleId, edit, token))
                    : failure;
            },
            cancellation);

    /// <summary>Said in full, so that a slip in a time or a number is seen.</summary>
    private static Failure? Show(CommandContext context, ApiResult<Sale> answer)
    {
        if (!answer.TryGet(out var sale, out var failure)) return failure;
        var starts = TimeText.Format(sale.StartsAt, context.Time);
        var ends = TimeText.Format(sale.EndsAt, context.Time);
        context.Screen.Result(
            sale,
            $"sale {sale.Id} {sale.State}: {sale.Available} of {sale.Stock} available at {MoneyText.Format(sale.PriceCents)}, "
            + $"from {starts} to {ends}");
        return null;
    }
}
