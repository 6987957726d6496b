using System.CommandLine;
using Seckill.Client.Connection;

namespace Seckill.Client.Orders;

/// <summary><c>orders</c></summary>
internal static class OrdersCommand
{
    public static Command Create(CommandShell shell)
    {
        var command = new Command("orders", "Lists the orders of whoever is logged in.");
        command.SetAction((parsed, cancellation) => shell.RunAsync(parsed, RunAsync, cancellation));
        return command;
    }

    private static async Task<Failure?> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        if (!context.RequireToken().TryGet(out var token, out var failure)) return failure;
        var answer = await context.Api.GetOrdersAsync(token, cancellation);
        if (!answer.TryGet(out var orders, out failure)) return failure;
        if (orders.IsEmpty) context.Screen.Result(new { orders }, "no orders");
        else context.Screen.Result(new { orders }, () => OrderTable.Create(context, orders));
        return null;
    }
}
