using System.CommandLine;
using Seckill.Client.Connection;

namespace Seckill.Client.Orders;

/// <summary><c>status &lt;order&gt;</c></summary>
internal static class StatusCommand
{
    public static Command Create(CommandShell shell)
    {
        var order = OrderIdText.CreateArgument();
        var command = new Command("status", "Shows one order.") { order };
        command.SetAction((parsed, cancellation) => shell.RunAsync(
            parsed, (context, token) => RunAsync(context, parsed.GetRequiredValue(order), token), cancellation));
        return command;
    }

    public static async Task<Failure?> RunAsync(CommandContext context, string orderId, CancellationToken cancellation)
    {
        if (!context.RequireTokenOf(orderId).TryGet(out var token, out var failure)) return failure;
        var answer = await context.Api.GetOrderAsync(token, orderId, cancellation);
        if (!answer.TryGet(out var order, out failure)) return failure;
        context.Screen.Result(order, () => OrderTable.Create(context, [order]));
        return null;
    }
}
