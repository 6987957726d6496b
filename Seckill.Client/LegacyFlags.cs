using System.CommandLine;
using Seckill.Client.Buying;
using Seckill.Client.Catalog;
using Seckill.Client.Connection;
using Seckill.Client.Orders;

namespace Seckill.Client;

/// <summary>
/// The flags of the C++ client that this one replaces, verbatim and without a command word:
/// <c>-s product</c>, <c>-s seckill -a 1 -n 10</c>, <c>-s status -a 1-1-7</c>. They run the same commands.
/// </summary>
internal static class LegacyFlags
{
    private const string Product = "product";
    private const string Seckill = "seckill";
    private const string Status = "status";

    public static void AddTo(RootCommand root, CommandShell shell)
    {
        var service = new Option<string?>("-s")
        {
            Description = "As in the former client: product (= products), seckill (= buy) or status.",
            HelpName = "service",
        };
        service.AcceptOnlyFromAmong(Product, Seckill, Status);
        var argument = new Option<string?>("-a")
        {
            Description = "For -s seckill the product's id, for -s status the order's id.",
            HelpName = "id",
        };
        var count = BuyOptions.CreateCount("-n");
        root.Add(service);
        root.Add(argument);
        root.Add(count);
        root.SetAction((parsed, cancellation) =>
        {
            var action = Map(parsed.GetValue(service), parsed.GetValue(argument), parsed.GetValue(count));
            return action.TryGet(out var run, out var failure)
                ? shell.RunAsync(parsed, run, cancellation)
                : Task.FromResult(CommandShell.Fail(shell.Console, failure));
        });
    }

    private static ApiResult<Func<CommandContext, CancellationToken, Task<Failure?>>> Map(string? service, string? id, int? count)
    {
        switch (service)
        {
            case Product:
                return new(ProductsCommand.RunAsync);
            case Seckill:
                if (!ProductIdText.TryParse(id, out var product)) return Failure.Usage("-s seckill needs -a <product id>");
                var request = new BuyRequest { ProductId = product, Count = count };
                return new((context, cancellation) => BuyCommand.RunAsync(context, request, cancellation));
            case Status:
                if (!OrderIdText.IsWellFormed(id)) return Failure.Usage("-s status needs -a <order id>, as in 1-1-7");
                return new((context, cancellation) => StatusCommand.RunAsync(context, id, cancellation));
            default:
                return Failure.Usage("a command is needed");
        }
    }
}
