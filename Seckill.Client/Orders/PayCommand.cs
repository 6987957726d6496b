using System.CommandLine;
using Seckill.Client.Connection;
using Seckill.Orders;

namespace Seckill.Client.Orders;

/// <summary><c>pay &lt;order&gt;</c></summary>
internal static class PayCommand
{
    public static Command Create(CommandShell shell)
    {
        var order = OrderIdText.CreateArgument();
        var wait = NumberOption.CreateWait("0 to open the payment only");
        var command = new Command("pay", "Pays an order: opens a payment, and waits for the provider's word.") { order, wait };
        command.SetAction((parsed, cancellation) => shell.RunAsync(
            parsed,
            (context, token) => RunAsync(
                context, parsed.GetRequiredValue(order), NumberOption.WaitOf(parsed.GetValue(wait)), token),
            cancellation));
        return command;
    }

    private static async Task<Failure?> RunAsync(
        CommandContext context, string orderId, TimeSpan wait, CancellationToken cancellation)
    {
        if (!context.RequireTokenOf(orderId).TryGet(out var token, out var failure)) return failure;
        var answer = await context.Api.PayAsync(token, orderId, wait, cancellation);
        if (!answer.TryGet(out var order, out failure)) return failure;
        var status = OrderStatusNames.Parse(order.Status);
        if (status is OrderStatus.Cancelled or OrderStatus.Rejected)
        {
            return new Failure(FailureKind.Refused, order.Status, "the order ended before it was paid") { OrderId = orderId };
        }

        var more = status == OrderStatus.Paid ? "" : $", its payment is open; ask again: seckill status {order.OrderId}";
        context.Screen.Result(order, $"order {order.OrderId} {order.Status}{more}");
        return null;
    }
}
