using System.CommandLine;
using Seckill.Client.Connection;

namespace Seckill.Client.Orders;

/// <summary><c>cancel &lt;order&gt;</c></summary>
internal static class CancelCommand
{
    public static Command Create(CommandShell shell)
    {
        var order = OrderIdText.CreateArgument();
        var command = new Command("cancel", "Cancels an order that is not paid; its unit goes back on sale.") { order };
        command.SetAction((parsed, cancellation) => shell.RunAsync(
            parsed, (context, token) => RunAsync(context, parsed.GetRequiredValue(order), token), cancellation));
        return command;
    }

    private static async Task<Failure?> RunAsync(CommandContext context, string orderId, CancellationToken cancellation)
    {
        if (!context.RequireTokenOf(orderId).TryGet(out var token, out var failure)) return failure;
        var answer = await context.Api.CancelAsync(token, orderId, cancellation);
        if (!answer.TryGet(out var order, out failure)) return failure;
        context.Screen.Result(order, $"order {order.OrderId} {order.Status}");
        return null;
    }
}
