using System.CommandLine;
using Seckill.Client.Connection;

namespace Seckill.Client.Orders;

/// <summary><c>status &lt;order&gt;</c></summary>
internal static class StatusCommand
{
    public static Command Create(CommandShell shell)
    {
        var order = new Argument<string>("order") { Description = "The order's id, as in 1-1-7." };
        order.Validators.Add(result =>
        {
            if (!OrderIdText.IsWellFormed(result.Tokens[0].Value)) result.AddError("<order> is an order's id, as in 1-1-7");
        });
        var command = new Command("status", "Shows one order.") { order };
        command.SetAction((parsed, cancellation) => shell.RunAsync(
            parsed, (context, token) => RunAsync(context, parsed.GetRequiredValue(order), token), cancellation));
        return command;
    }

    public static async Task<Failure?> RunAsync(CommandContext context, string orderId, CancellationToken cancellation)
    {
        if (!FindToken(context, orderId).TryGet(out var token, out var failure)) return failure;
        var answer = await context.Api.GetOrderAsync(token, orderId, cancellation);
        if (!answer.TryGet(out var order, out failure)) return failure;
        context.Screen.Result(order, () => OrderTable.Create(context, [order]));
        return null;
    }

    /// <summary>An order of the last run belongs to the buyer that was made up for it: that buyer asks.</summary>
    private static ApiResult<string> FindToken(CommandContext context, string orderId)
    {
        if (context.HasGivenToken) return context.RequireToken();
        if (!context.RunOrders.TryFind(orderId, out var token, out var failure)) return failure;
        return token is null ? context.RequireToken() : token;
    }
}
