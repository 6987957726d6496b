using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Seckill.Client.Connection;
using Seckill.Client.Output;
using Spectre.Console;

namespace Seckill.Client.Catalog;

/// <summary><c>products</c></summary>
internal static class ProductsCommand
{
    public static Command Create(CommandShell shell)
    {
        var command = new Command("products", "Lists the products and their sales.");
        command.SetAction((parsed, cancellation) => shell.RunAsync(parsed, RunAsync, cancellation));
        return command;
    }

    public static async Task<Failure?> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        var answer = await context.Api.GetProductsAsync(cancellation);
        if (!answer.TryGet(out var products, out var failure)) return failure;
        if (products.IsEmpty) context.Screen.Result(new { products }, "no products");
        else context.Screen.Result(new { products }, () => CreateTable(context, products));
        return null;
    }

    private static Table CreateTable(CommandContext context, ImmutableArray<Product> products)
    {
        var table = context.Screen.CreateTable(
            "Product", "Name", "List price", "Sale", "Price", "Available", "Stock", "Starts", "Ends", "State");
        foreach (var product in products)
        {
            var id = product.Id.ToString(CultureInfo.InvariantCulture);
            var listPrice = MoneyText.Format(product.ListPriceCents);
            if (product.Sale is not { } sale)
            {
                Screen.AddRow(table, id, product.Name, listPrice, "-", "-", "-", "-", "-", "-", "no sale");
                continue;
            }

            Screen.AddRow(
                table,
                id,
                product.Name,
                listPrice,
                sale.Id.ToString(CultureInfo.InvariantCulture),
                MoneyText.Format(sale.PriceCents),
                sale.Available.ToString(CultureInfo.InvariantCulture),
                sale.Stock.ToString(CultureInfo.InvariantCulture),
                TimeText.Format(sale.StartsAt, context.Time),
                TimeText.Format(sale.EndsAt, context.Time),
                sale.State);
        }

        return table;
    }
}
