using System.CommandLine;
using Seckill.Client.Catalog;
using Seckill.Client.Connection;

namespace Seckill.Client.Buying;

/// <summary><c>buy &lt;product&gt;</c></summary>
internal static class BuyCommand
{
    public static Command Create(CommandShell shell)
    {
        var product = ProductIdText.CreateArgument();
        var options = new BuyOptions();
        var command = new Command("buy", "Buys one unit; with -n, lets a crowd press at once and sums up.") { product };
        options.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var request = options.Read(parsed, parsed.GetValue(product));
            return shell.RunAsync(parsed, (context, token) => RunAsync(context, request, token), cancellation);
        });
        return command;
    }

    public static Task<Failure?> RunAsync(CommandContext context, BuyRequest request, CancellationToken cancellation) =>
        request.Count is { } count
            ? BuyingRun.RunAsync(context, request, count, cancellation)
            : BuyOnceAsync(context, request, cancellation);

    private static async Task<Failure?> BuyOnceAsync(CommandContext context, BuyRequest request, CancellationToken cancellation)
    {
        if (!context.RequireToken().TryGet(out var token, out var failure)) return failure;
        var answer = await context.Api.PurchaseAsync(token, request.ProductId, request.Wait, cancellation);
        var attempt = PurchaseAttempt.From(new Buyer("", token), answer, null);
        if (attempt.Failure is { } refusal) return WithAdvice(refusal);
        var receipt = attempt.Receipt!;
        if (attempt.Outcome == PurchaseOutcome.Rejected)
        {
            return new Failure(FailureKind.Refused, "rejected", "the ledger rejected the order") { OrderId = receipt.OrderId };
        }

        var more = attempt.Outcome == PurchaseOutcome.Pending ? $"; ask again: seckill status {receipt.OrderId}" : "";
        context.Screen.Result(receipt, $"order {receipt.OrderId} {receipt.Status}{more}");
        return null;
    }

    /// <summary>Without an answer nobody knows whether there is an order; only the server can tell later.</summary>
    private static Failure WithAdvice(Failure failure) => failure.Code is FailureCodes.TimedOut or FailureCodes.ConnectionLost
        ? failure with { Message = failure.Message + "; whether there is an order, 'seckill orders' will tell" }
        : failure;
}
