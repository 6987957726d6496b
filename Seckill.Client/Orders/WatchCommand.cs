using System.CommandLine;
using Seckill.Client.Connection;
using Seckill.Client.Output;

namespace Seckill.Client.Orders;

/// <summary><c>watch &lt;order&gt;</c>: a line for each status as it comes, until the final one.</summary>
internal static class WatchCommand
{
    public static Command Create(CommandShell shell)
    {
        var order = OrderIdText.CreateArgument();
        var command = new Command("watch", "Shows what becomes of an order, as it happens; with --json a line each.") { order };
        command.SetAction((parsed, cancellation) => shell.RunAsync(
            parsed, (context, token) => RunAsync(context, parsed.GetRequiredValue(order), token), cancellation));
        return command;
    }

    private static async Task<Failure?> RunAsync(CommandContext context, string orderId, CancellationToken cancellation)
    {
        if (!context.RequireTokenOf(orderId).TryGet(out var token, out var failure)) return failure;
        await foreach (var heard in context.Api.WatchAsync(token, orderId, cancellation))
        {
            if (!heard.TryGet(out var order, out failure)) return failure;
            var now = TimeText.Format(context.Time.GetUtcNow(), context.Time);
            context.Screen.Next(order, $"{now}  order {order.OrderId} {order.Status}");
        }

        return null;
    }
}
