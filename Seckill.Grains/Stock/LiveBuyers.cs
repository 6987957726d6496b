using System.Numerics;
using Seckill.Orders;

namespace Seckill.Stock;

/// <summary>
/// Who has which live order of a sale. Those of a large sale are kept in parts: a table that grows moves all that it has, and one of
/// half a million buyers would stop the sale for tens of milliseconds; the parts do so one after the other.
/// </summary>
internal sealed class LiveBuyers
{
    private const int UnitsPerPart = 8 * 1024, MaxParts = 64;

    private readonly Dictionary<long, OrderId>[] _parts;

    /// <param name="stock">Units of the sale: it never has more live orders.</param>
    /// <param name="orders">The orders by user.</param>
    public LiveBuyers(long stock, IReadOnlyList<KeyValuePair<long, OrderId>> orders)
    {
        var parts = (int)BitOperations.RoundUpToPowerOf2((ulong)Math.Clamp(stock / UnitsPerPart, 1, MaxParts));
        _parts = [.. Enumerable.Range(0, parts).Select(_ => new Dictionary<long, OrderId>(orders.Count / parts))];
        foreach (var (userId, orderId) in orders) Add(userId, orderId);
    }

    public bool TryGetOrder(long userId, out OrderId orderId) => PartOf(userId).TryGetValue(userId, out orderId);

    /// <exception cref="ArgumentException">The user has one.</exception>
    public void Add(long userId, OrderId orderId) => PartOf(userId).Add(userId, orderId);

    /// <summary>Takes out a user's order. False, and nothing changes, when it is not the user's live one.</summary>
    public bool Remove(long userId, OrderId orderId) =>
        ((ICollection<KeyValuePair<long, OrderId>>)PartOf(userId)).Remove(KeyValuePair.Create(userId, orderId));

    /// <summary>By a hash, and not by the numbers themselves: of buyers who come in turn all parts would grow at the same time.</summary>
    private Dictionary<long, OrderId> PartOf(long userId) => _parts[HashCode.Combine(userId) & (_parts.Length - 1)];
}
