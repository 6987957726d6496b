using System.CommandLine;
using Seckill.Client.Connection;

namespace Seckill.Client.Catalog;

/// <summary><c>product create</c></summary>
internal static class ProductCreateCommand
{
    public static Command Create(CommandShell shell)
    {
        var name = new Option<string>("--name") { Description = "The product's name.", Required = true };
        var description = new Option<string?>("--description") { Description = "What it is." };
        var price = new PriceOptions();
        var command = new Command("create", "Creates a product; the price is its list price.") { name, description };
        price.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var product = new NewProduct(
                parsed.GetRequiredValue(name), parsed.GetValue(description) ?? "", price.Read(parsed));
            return shell.RunAsync(parsed, (context, token) => RunAsync(context, product, token), cancellation);
        });
        return command;
    }

    private static async Task<Failure?> RunAsync(CommandContext context, NewProduct product, CancellationToken cancellation)
    {
        if (!context.RequireAdminToken().TryGet(out var token, out var failure)) return failure;
        var answer = await context.Api.CreateProductAsync(token, product, cancellation);
        if (!answer.TryGet(out var created, out failure)) return failure;
        context.Screen.Result(created, $"created product {created.Id}: {product.Name}");
        return null;
    }
}
