using System.CommandLine;
using Seckill.Client.Connection;
using Seckill.Client.Output;

namespace Seckill.Client.Catalog;

/// <summary><c>sale create</c></summary>
internal static class SaleCreateCommand
{
    public static Command Create(CommandShell shell)
    {
        var options = new SaleOptions();
        var command = new Command("create", "Creates a sale of a product.");
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => shell.RunAsync(
            parsed,
            (context, token) => RunAsync(context, options.Read(parsed, context.Time), token),
            cancellation));
        return command;
    }

    private static async Task<Failure?> RunAsync(
        CommandContext context, ApiResult<NewSale> read, CancellationToken cancellation)
    {
        if (!read.TryGet(out var sale, out var failure)) return failure;
        if (!context.RequireAdminToken().TryGet(out var token, out failure)) return failure;
        var answer = await context.Api.CreateSaleAsync(token, sale, cancellation);
        if (!answer.TryGet(out var created, out failure)) return failure;
        // Said in full, so that a slip in a time or a price is seen before the crowd comes.
        var starts = TimeText.Format(sale.StartsAt, context.Time);
        var ends = TimeText.Format(sale.EndsAt, context.Time);
        context.Screen.Result(
            new { created.Id, sale.ProductId, sale.PriceCents, sale.Stock, sale.StartsAt, sale.EndsAt },
            $"created sale {created.Id}: {sale.Stock} of product {sale.ProductId} at {MoneyText.Format(sale.PriceCents)}, "
            + $"from {starts} to {ends}");
        return null;
    }
}
