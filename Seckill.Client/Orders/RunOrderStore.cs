using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Seckill.Client.Buying;
using Seckill.Client.Connection;

namespace Seckill.Client.Orders;

/// <summary>
/// Keeps the orders of the last run and their buyers' tokens: the buyers were made up for the run, and nobody else could ask
/// for the orders that the run shows.
/// </summary>
internal sealed class RunOrderStore(string folder, Uri url)
{
    private readonly PrivateFile<ImmutableDictionary<string, string>> _file = new(folder, "orders", url);

    /// <summary>Gives the token of the order's buyer, or null when the order is not one of the last run.</summary>
    public bool TryFind(string orderId, out string? token, [NotNullWhen(false)] out Failure? failure)
    {
        token = null;
        if (!_file.Read(ImmutableDictionary<string, string>.Empty).TryGet(out var orders, out failure)) return false;
        if (orders.TryGetValue(orderId, out var kept) && BearerToken.IsWellFormed(kept)) token = kept;
        return true;
    }

    /// <summary>Takes the place of the run before. A run without orders leaves that one's.</summary>
    public Failure? Write(IEnumerable<PurchaseAttempt> attempts)
    {
        var orders = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var accepted = attempts.Where(attempt => OrderIdText.IsWellFormed(attempt.Receipt?.OrderId));
        foreach (var attempt in accepted.Take(ClientLimits.MaxRememberedOrders))
        {
            orders[attempt.Receipt!.OrderId] = attempt.Buyer.Token;
        }

        return orders.Count == 0 ? null : _file.Write(orders.ToImmutable());
    }
}
