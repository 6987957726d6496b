using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Seckill.Orders;
using Seckill.Stock;

namespace Seckill.Users;

/// <summary>
/// One buyer. Key: the user's number. Called by the front end. Owns the memory of the user's last attempts: presses within
/// the interval are refused, presses at once share one attempt. When it dies that memory is gone, which costs an attempt
/// more at the product's grain and nothing else: the buyer set there is the truth about who has an order.
/// </summary>
/// <remarks>Reentrant, so that a buyer can look at an order while another press is on its way.</remarks>
[Reentrant]
public sealed class UserGrain(IOrderLedger ledger, IOptions<PurchaseLimitOptions> limits, TimeProvider timeProvider)
    : Grain, IUserGrain
{
    private AttemptLimiter _limiter;

    private long UserId => this.GetPrimaryKeyLong();

    public Task<PurchaseResult> PurchaseAsync(long productId)
    {
        var interval = TimeSpan.FromSeconds(limits.Value.PurchaseIntervalSeconds);
        var admission = _limiter.Admit(productId, timeProvider.GetTimestamp(), interval, timeProvider);
        if (admission.RetryAfter is { } retryAfter)
            return Task.FromResult(new PurchaseResult(PurchaseStatus.RateLimited, null, retryAfter));
        if (admission.InFlight is { } inFlight) return RepeatAsync(inFlight);
        var purchase = TryAsync(productId);
        if (!purchase.IsCompleted) _limiter.OnStarted(productId, purchase);
        return purchase;
    }

    public async Task<Order?> GetOrderAsync(OrderId orderId)
    {
        if (await ledger.FindAsync(orderId, CancellationToken.None) is { } written) return Own(written);
        if (await ledger.FindProductOfSaleAsync(orderId.SaleId, CancellationToken.None) is not { } productId) return null;
        if (await Product(productId).FindPendingAsync(orderId, UserId) is { } pending) return pending;

        // It is not on its way (any more): now it is in the ledger, or it never will be.
        return Own(await ledger.FindAsync(orderId, CancellationToken.None));
    }

    public async Task<ImmutableArray<Order>> GetOrdersAsync()
    {
        // Those that the ledger has need nobody else; so this works while the stream is away.
        var written = await ledger.GetOrdersOfUserAsync(UserId, UserLimits.MaxListedOrders, CancellationToken.None);
        var known = written.Select(order => order.Id).ToHashSet();
        var others = new List<Order>();
        foreach (var attempt in _limiter.Attempts)
        {
            if (attempt.OrderId is { } id && !known.Contains(id) && await GetOrderAsync(id) is { } order) others.Add(order);
        }

        return [.. others.Concat(written).OrderByDescending(order => order.CreatedAt).Take(UserLimits.MaxListedOrders)];
    }

    private IProductGrain Product(long productId) => GrainFactory.GetGrain<IProductGrain>(productId);

    private Order? Own(Order? order) => order?.UserId == UserId ? order : null;

    private async Task<PurchaseResult> TryAsync(long productId)
    {
        PurchaseResult? result = null;
        try
        {
            return result = await Product(productId).PurchaseAsync(UserId);
        }
        finally
        {
            _limiter.OnEnded(productId, result?.OrderId);
        }
    }

    /// <summary>A press while another is on its way: whatever that one gets, there is one order, and this is its id.</summary>
    private static async Task<PurchaseResult> RepeatAsync(Task<PurchaseResult> inFlight)
    {
        var result = await inFlight;
        return result.Status == PurchaseStatus.Accepted ? result with { Status = PurchaseStatus.AlreadyOrdered } : result;
    }
}
