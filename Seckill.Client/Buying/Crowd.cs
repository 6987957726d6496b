using System.Collections.Immutable;
using Seckill.Client.Connection;
using Seckill.Client.Output;

namespace Seckill.Client.Buying;

/// <summary>Lets the buyers press, so many at once as are allowed, and notes what came of it. No purchase is repeated.</summary>
internal sealed class Crowd(ISeckillApi api, TimeProvider time, BuyRequest request)
{
    private readonly PurchaseTally _tally = new();

    public async Task<RunSummary> PressAsync(ImmutableArray<Buyer> buyers, IPhase phase, CancellationToken cancellation)
    {
        var bounds = new ParallelOptions
        {
            MaxDegreeOfParallelism = Math.Min(buyers.Length, request.Concurrency ?? ClientLimits.DefaultConcurrency),
            CancellationToken = cancellation,
        };
        var began = time.GetTimestamp();
        try
        {
            await Parallel.ForEachAsync(buyers, bounds, async (buyer, token) =>
            {
                _tally.Add(await PressOnceAsync(buyer, token));
                phase.Advance(_tally.Score);
            });
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // What there is so far is summed up.
        }

        return RunSummary.Of(request.ProductId, buyers.Length, _tally.ToImmutable(), time.GetElapsedTime(began));
    }

    private async Task<PurchaseAttempt> PressOnceAsync(Buyer buyer, CancellationToken cancellation)
    {
        var pressed = time.GetTimestamp();
        try
        {
            var answer = await api.PurchaseAsync(buyer.Token, request.ProductId, request.Wait, cancellation);
            return PurchaseAttempt.From(buyer, answer, time.GetElapsedTime(pressed));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return PurchaseAttempt.From(buyer, Failure.Cancelled("interrupted; whether there is an order is not known"), null);
        }
    }
}
