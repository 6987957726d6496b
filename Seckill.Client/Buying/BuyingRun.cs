using System.Collections.Immutable;
using Seckill.Client.Connection;
using Seckill.Client.Output;

namespace Seckill.Client.Buying;

/// <summary><c>buy &lt;product&gt; -n N</c>: makes the buyers, lets them press, sums up.</summary>
internal static class BuyingRun
{
    public static async Task<Failure?> RunAsync(
        CommandContext context, BuyRequest request, int count, CancellationToken cancellation)
    {
        // Asked first, because the registrations take long and would be for nothing.
        var listing = await context.Api.GetProductsAsync(cancellation);
        if (!listing.TryGet(out var products, out var failure)) return failure;
        if (products.All(product => product.Id != request.ProductId))
        {
            return new Failure(FailureKind.Refused, FailureCodes.ProductNotFound, $"there is no product {request.ProductId}");
        }

        var made = await FindBuyersAsync(context, request, count, cancellation);
        if (!made.TryGet(out var buyers, out failure)) return failure;

        var crowd = new Crowd(context.Api, context.Time, request);
        var summary = await Phases.RunAsync(
            context.Screen, "buying", count, phase => crowd.PressAsync(buyers, phase, cancellation));
        context.Screen.Result(summary.ForPrograms(), () => RunSummaryView.Create(context.Screen, summary));
        // A convenience for the next command: that it cannot be had does not make the run a failure.
        if (!request.AsMe && context.RunOrders.Write(summary.Attempts) is { } unwritten)
        {
            context.Screen.Line($"note: 'status' will not find these orders: {unwritten.Message}");
        }

        return summary.ToFailure();
    }

    private static async Task<ApiResult<ImmutableArray<Buyer>>> FindBuyersAsync(
        CommandContext context, BuyRequest request, int count, CancellationToken cancellation)
    {
        if (request.AsMe)
        {
            if (!context.RequireToken().TryGet(out var token, out var failure)) return failure;
            return Enumerable.Repeat(new Buyer("", token), count).ToImmutableArray();
        }

        var registrations = new BuyerRegistration(context.Api, context.Time);
        return await Phases.RunAsync(
            context.Screen, "registering buyers", count, phase => registrations.RegisterAsync(count, phase, cancellation));
    }
}
