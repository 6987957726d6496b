using System.CommandLine;
using System.Globalization;
using Seckill.Client.Catalog;
using Seckill.Client.Connection;
using Seckill.Client.Output;
using Spectre.Console;

namespace Seckill.Client.Admin;

/// <summary><c>product &lt;id&gt;</c>; also the place of <c>product create</c>.</summary>
internal static class ProductStateCommand
{
    public static Command Create(CommandShell shell)
    {
        var product = ProductIdText.CreateArgument();
        var command = new Command("product", "Shows a product and the state of its grain (admin).") { product };
        command.SetAction((parsed, cancellation) => shell.RunAsync(
            parsed, (context, token) => RunAsync(context, parsed.GetValue(product), token), cancellation));
        return command;
    }

    private static async Task<Failure?> RunAsync(CommandContext context, long productId, CancellationToken cancellation)
    {
        if (!context.RequireAdminToken().TryGet(out var token, out var failure)) return failure;
        var answer = await context.Api.GetProductStateAsync(token, productId, cancellation);
        if (!answer.TryGet(out var state, out failure)) return failure;
        context.Screen.Result(state, () => CreateTable(context, state));
        return null;
    }

    private static Table CreateTable(CommandContext context, ProductState state)
    {
        var table = context.Screen.CreateTable("Product", state.Id.ToString(CultureInfo.InvariantCulture));
        Add("name", state.Name);
        if (state.Sale is { } sale)
        {
            Add("sale", Number(sale.Id));
            Add("  state", sale.State);
            Add("  price", MoneyText.Format(sale.PriceCents));
            Add("  starts", TimeText.Format(sale.StartsAt, context.Time));
            Add("  ends", TimeText.Format(sale.EndsAt, context.Time));
            Add("  stock", Number(sale.Stock));
            Add("  available in the ledger", Number(sale.Available));
        }
        else
        {
            Add("sale", "-");
        }

        Add("grain", state.Grain.State);
        Add("  open sale", state.OpenSaleId is { } open ? Number(open) : "-");
        Add("  available", Number(state.Grain.Available));
        Add("  epoch", Number(state.Grain.Epoch));
        Add("  unconfirmed", Number(state.Grain.Unconfirmed));
        Add("  unwritten", Number(state.Grain.Unwritten));
        Add("  batches in flight", Number(state.Grain.BatchesInFlight));
        Add("  silo", state.Silo ?? "-");
        return table;

        void Add(string what, string value) => Screen.AddRow(table, what, value);
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
